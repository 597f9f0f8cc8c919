import Glibc
import ParleyRuntime
import Testing

@testable import ParleyHost

/// A folder for one test, removed with all that is in it when the test lets go of it.
final class TemporaryFolder: Sendable {
  /// Where it is; no link is part of the path.
  let path: String

  init() throws {
    var template = Array("/tmp/parley-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let real = try #require(realpath(made, nil))
    defer { free(real) }
    path = String(cString: real)
  }

  deinit {
    Self.remove(path)
  }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.isFolder else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    if let stream = opendir(path) {
      while let name = nextName(stream) {
        let name = String(decoding: name, as: UTF8.self)
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(stream)
    }
    rmdir(path)
  }

  /// Returns the absolute path of something in it.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file with the folders above it.
  func file(_ name: String, _ content: String = "") throws {
    try file(name, Array(content.utf8))
  }

  /// Makes a file with the folders above it.
  func file(_ name: String, _ content: [UInt8]) throws {
    if let slash = name.lastIndex(of: "/") { folder(String(name[..<slash])) }
    let descriptor = open(self(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0)
    let file = OpenFile(descriptor: descriptor)
    try file.write(content.span)
  }

  /// Makes a folder with those above it.
  func folder(_ name: String) {
    var made = path
    for part in name.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o755)
    }
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, self(name)) == 0)
  }

  /// The content of a file; nil when it is not there.
  func content(_ name: String) -> String? {
    let descriptor = open(self(name), O_RDONLY)
    guard descriptor >= 0 else { return nil }
    let file = OpenFile(descriptor: descriptor)
    var bytes: [UInt8] = []
    try? file.read(into: &bytes, upTo: 1 << 24)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names in a folder, sorted.
  func names(in folder: String = ".") -> [String] {
    var names: [String] = []
    guard let stream = opendir(self(folder)) else { return [] }
    defer { closedir(stream) }
    while let name = nextName(stream) { names.append(String(decoding: name, as: UTF8.self)) }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// The files of a script that stands in a folder of this one.
  func files(
    script folder: String = ".",
    writesToBase: Bool = false,
    grants: Grants = Grants(),
    usesKernel: Bool = true,
    limits: FileLimits = FileLimits()
  ) -> ScriptFiles {
    let permissions = Permissions(
      baseFolder: folder,
      workingDirectory: path,
      writesToBase: writesToBase,
      grants: grants
    )
    return ScriptFiles(
      permissions: permissions,
      limits: limits,
      access: FolderAccess(usesKernel: usesKernel)
    )
  }
}

/// The error that a call throws; a test that sees none fails.
func effectError(
  _ location: SourceLocation = #_sourceLocation,
  _ call: () throws -> Void
) throws -> EffectError {
  do {
    try call()
  } catch let error as EffectError {
    return error
  }
  Issue.record("no error was thrown", sourceLocation: location)
  throw EffectError(.value, "no error was thrown")
}
