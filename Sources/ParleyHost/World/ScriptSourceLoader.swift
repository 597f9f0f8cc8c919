import ParleyCompiler
import ParleyRuntime

/// The files that a script includes, and the columns of its data, under its permissions.
package struct ScriptSourceLoader: SourceLoader {
  private let files: ScriptFiles
  private let host: ScriptHost?

  /// Makes a loader.
  ///
  /// - Parameters:
  ///   - files: What may be read; the paths of sources, as diagnostics show them, start at its working directory.
  ///   - host: The host of a session of the prompt, which keeps what is included; nil for a script.
  package init(files: ScriptFiles, host: ScriptHost? = nil) {
    self.files = files
    self.host = host
  }

  package func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] {
    do throws(EffectError) {
      guard let host else { return try contents(of: path, includedFrom: includer) }
      return try host.immediateAnswer(to: "include", [.text(path), .text(includer)]) {
        () throws(EffectError) in
        .bytes(try contents(of: path, includedFrom: includer))
      }.fileBytes
    } catch {
      let help =
        error.kind == .file ? "check the path: it starts at the folder of this file" : error.help
      throw SourceLoadError(error.message, help: help, isRefused: error.kind == .permission)
    }
  }

  /// Returns the columns of a data file; nil at the prompt, where an entry is read again when its session is resumed, whatever has
  /// become of the file: there the experiment itself reads it first.
  package func columns(of path: String) throws(SourceLoadError) -> [String]? {
    guard host == nil else { return nil }
    do throws(EffectError) {
      return try files.dataSet(at: path).columns
    } catch {
      throw SourceLoadError(
        error.message,
        help: error.help,
        isRefused: error.kind == .permission
      )
    }
  }

  private func contents(
    of path: String,
    includedFrom includer: String
  ) throws(EffectError) -> [UInt8] {
    let folder = LexicalPath(includer, relativeTo: files.permissions.workingDirectory).parent
    return try files.bytes(at: path, relativeTo: folder.text)
  }
}
