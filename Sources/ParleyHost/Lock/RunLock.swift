import ClaudeMessages
import ParleyRuntime
import Synchronization

/// The lock of a run: takes note of what the run reads and asks, or holds it to what was noted.
package final class RunLock: Sendable {
  private struct State {
    var contents: LockContents
    var files: [String: String] = [:]
    var models: [String: String] = [:]
  }

  private let isVerifying: Bool
  private let base: LexicalPath
  private let path: String
  private let state: Mutex<State>

  private init(
    _ contents: LockContents,
    isVerifying: Bool,
    at path: String,
    base: LexicalPath
  ) {
    self.isVerifying = isVerifying
    self.base = base
    self.path = path
    var state = State(contents: contents)
    if isVerifying {
      for file in contents.files { state.files[file.name] = file.value }
      for model in contents.models { state.models[model.name] = model.value }
    }
    self.state = Mutex(state)
  }

  /// Takes note of what a run reads and asks.
  ///
  /// - Parameters:
  ///   - contents: What is known of the run before it starts.
  ///   - path: Where the lock is written.
  ///   - permissions: Those of the script: paths of files are noted from its folder.
  /// - Returns: The lock.
  package static func noting(
    _ contents: LockContents,
    at path: String,
    under permissions: Permissions
  ) -> RunLock {
    RunLock(contents, isVerifying: false, at: path, base: permissions.base)
  }

  /// Holds a run to what was noted: a file that is not known or has changed is an error where it is read, as is a model.
  ///
  /// - Parameters:
  ///   - contents: What the lock file says.
  ///   - path: The lock file.
  ///   - permissions: Those of the script.
  /// - Returns: The lock.
  package static func verifying(
    _ contents: LockContents,
    at path: String,
    under permissions: Permissions
  ) -> RunLock {
    RunLock(contents, isVerifying: true, at: path, base: permissions.base)
  }

  /// What was noted so far, sorted where there is no order.
  package var contents: LockContents {
    state.withLock { state in
      var contents = state.contents
      contents.files = Self.sorted(state.files)
      contents.models = Self.sorted(state.models)
      return contents
    }
  }

  private static func sorted(_ entries: [String: String]) -> [LockContents.Entry<String>] {
    entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { LockContents.Entry($0.key, $0.value) }
  }

  /// A file was read, and its content is about to be used.
  ///
  /// - Throws: ``EffectError`` of kind `permission` for a file that the lock does not know, or that has changed.
  func see(_ file: LexicalPath, _ bytes: [UInt8]) throws(EffectError) {
    let name = Self.name(of: file, from: base)
    let digest = HexDigest.sha256(of: bytes)
    guard isVerifying else {
      state.withLock { state in
        let isSource = state.contents.sources.contains { $0.name == name }
        if !isSource { state.files[name] = digest }
      }
      return
    }
    let known = state.withLock { state in
      state.files[name] ?? state.contents.sources.first { $0.name == name }?.value
    }
    guard let known else { throw .unlocked("the file \(name)", by: path) }
    guard known == digest else {
      throw .drifted("the file \(name)", LockDrift.short(known), LockDrift.short(digest), path)
    }
  }

  /// Standard input was read, and is about to be used.
  ///
  /// - Throws: ``EffectError`` of kind `permission` where it is another than that of the lock.
  func see(standardInput bytes: [UInt8]) throws(EffectError) {
    let digest = HexDigest.sha256(of: bytes)
    guard isVerifying else {
      state.withLock { $0.contents.standardInput = digest }
      return
    }
    guard let known = state.withLock({ $0.contents.standardInput }) else {
      throw .unlocked("standard input", by: path)
    }
    guard known == digest else {
      throw .drifted("standard input", LockDrift.short(known), LockDrift.short(digest), path)
    }
  }

  /// A request is about to be sent to a model.
  ///
  /// - Parameters:
  ///   - name: What the script calls it.
  ///   - id: Its id.
  /// - Throws: ``EffectError`` of kind `permission` for a model that the lock does not know, or that is another now.
  func see(model name: String, id: ModelID) throws(EffectError) {
    guard isVerifying else {
      state.withLock { $0.models[name] = id.rawValue }
      return
    }
    guard let known = state.withLock({ $0.models[name] }) else {
      throw .unlocked("the model \(name)", by: path)
    }
    guard known == id.rawValue else {
      throw .drifted("the model \(name)", known, id.rawValue, path)
    }
  }

  /// A path as a lock names it: from the script's folder where it is beneath it, else absolute.
  private static func name(of file: LexicalPath, from base: LexicalPath) -> String {
    file.components(beneath: base)?.joined(separator: "/") ?? file.text
  }

  /// What a source of a script is called in a lock.
  ///
  /// - Parameters:
  ///   - path: Its path as diagnostics show it, from the working directory.
  ///   - permissions: Those of the script.
  /// - Returns: The path from the script's folder where it is beneath it, else absolute.
  package static func name(ofSource path: String, under permissions: Permissions) -> String {
    name(
      of: LexicalPath(path, relativeTo: permissions.workingDirectory),
      from: permissions.base
    )
  }
}

extension EffectError {
  /// Something that the lock does not name.
  fileprivate static func unlocked(_ what: String, by path: String) -> EffectError {
    EffectError(
      .permission,
      "\(what) is not in the lock \(path)",
      help: "the locked run did without it; accept it with --lock"
    )
  }

  /// Something that is another than the lock says.
  fileprivate static func drifted(
    _ what: String,
    _ before: String,
    _ now: String,
    _ path: String
  ) -> EffectError {
    EffectError(
      .permission,
      "\(what) is not the one of the lock \(path): \(before) → \(now)",
      help: "bring back what is locked, or accept the change with --lock"
    )
  }
}
