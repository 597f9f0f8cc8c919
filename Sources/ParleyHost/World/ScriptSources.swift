import ParleyCompiler
import ParleyRuntime

/// The files that a script includes, under its permissions.
package struct ScriptSources: SourceLoader {
  private let files: ScriptFiles
  private let workingDirectory: LexicalPath

  /// Makes a loader.
  ///
  /// - Parameters:
  ///   - files: What may be read.
  ///   - workingDirectory: Absolute; where the paths of sources start, as diagnostics show them.
  package init(files: ScriptFiles, workingDirectory: String) {
    self.files = files
    self.workingDirectory = LexicalPath(workingDirectory)
  }

  package func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] {
    do throws(EffectError) {
      let folder = LexicalPath(includer, relativeTo: workingDirectory).parent
      return try files.bytes(at: path, relativeTo: folder.text)
    } catch {
      throw SourceLoadError(error.message, help: error.help)
    }
  }
}
