import ParleyCompiler
import ParleyRuntime

/// The files that a script includes, under its permissions.
package struct ScriptSourceLoader: SourceLoader {
  private let files: ScriptFiles

  /// Makes a loader.
  ///
  /// - Parameter files: What may be read; the paths of sources, as diagnostics show them, start at its working directory.
  package init(files: ScriptFiles) {
    self.files = files
  }

  package func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] {
    do throws(EffectError) {
      let folder = LexicalPath(includer, relativeTo: files.permissions.workingDirectory).parent
      return try files.bytes(at: path, relativeTo: folder.text)
    } catch {
      let help =
        error.kind == .file ? "check the path: it starts at the folder of this file" : error.help
      throw SourceLoadError(error.message, help: help, isRefused: error.kind == .permission)
    }
  }
}
