import Glibc
import ParleyRuntime
import Testing

@testable import ParleyHost

struct ScriptFilesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [true, false])
  func fileIsReadExactly(usesKernel: Bool) throws {
    try folder.file("s/deep/a.txt", "é\r\n\n")
    let files = folder.files(script: "s", usesKernel: usesKernel)
    #expect(try files.text(at: "deep/a.txt") == "é\r\n\n")
    #expect(try files.text(at: folder("s/deep/a.txt")) == "é\r\n\n")
    #expect(try files.text(at: "a.txt", relativeTo: "deep") == "é\r\n\n")
    #expect(try files.bytes(at: "deep/a.txt") == Array("é\r\n\n".utf8))
  }

  @Test func fileOfTheSystemThatClaimsToBeEmptyIsReadToItsEnd() throws {
    let files = folder.files(grants: Grants(reads: ["/proc/self/status"]))
    #expect(try files.text(at: "/proc/self/status").contains("Pid:"))
  }

  @Test(arguments: [true, false])
  func missingFileNamesItsPath(usesKernel: Bool) throws {
    let error = try effectError {
      _ = try folder.files(usesKernel: usesKernel).text(at: "no/such.txt")
    }
    #expect(error.kind == .file)
    #expect(error.message == "no/such.txt does not exist")
    #expect(error.help != nil)
  }

  @Test(arguments: [
    ("", "the path is empty"), ("a\0b", "the path holds a NUL character"),
    ("d", "d is a folder"), (".", ". is a folder"),
    ("a.txt/b", "a.txt/b goes through a file as if it were a folder"),
    ("pipe", "pipe is not a plain file"),
    (
      String(repeating: "n", count: 300),
      String(repeating: "n", count: 300) + " is longer than the system allows"
    ),
    ("loop", "the links on the way to loop go round in a circle, or there are too many"),
  ])
  func whatIsNoFileIsNamed(_ path: String, message: String) throws {
    try folder.file("a.txt")
    folder.folder("d")
    try #require(mkfifo(folder("pipe"), 0o600) == 0)
    try folder.link("loop", to: "loop")
    let error = try effectError { _ = try folder.files().text(at: path) }
    #expect(error.kind == .file)
    #expect(error.message == message)
  }

  @Test(.enabled(if: getuid() != 0))
  func unreadableFileIsNamed() throws {
    try folder.file("a.txt")
    chmod(folder("a.txt"), 0)
    let error = try effectError { _ = try folder.files().text(at: "a.txt") }
    #expect(error.message == "the system does not let you read a.txt")
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a.txt is not UTF-8 text: byte 0xFF at offset 1"),
      ([0x61, 0x62, 0xC3], "a.txt is not UTF-8 text: byte 0xC3 at offset 2"),
      ([0xED, 0xA0, 0x80], "a.txt is not UTF-8 text: byte 0xED at offset 0"),
      ([0x09, 0x0A, 0x0D, 0x80], "a.txt is not UTF-8 text: byte 0x80 at offset 3"),
    ] as [([UInt8], String)]
  )
  func bytesThatAreNoTextAreNamedWithTheirOffset(_ bytes: [UInt8], message: String) throws {
    try folder.file("a.txt", bytes)
    let error = try effectError { _ = try folder.files().text(at: "a.txt") }
    #expect(error.kind == .file)
    #expect(error.message == message)
    #expect(try folder.files().bytes(at: "a.txt") == bytes)
  }

  @Test func fileLargerThanTheLimitIsRefused() throws {
    try folder.file("a.txt", "12345")
    let files = folder.files(limits: FileLimits(fileByteCount: 4))
    let error = try effectError { _ = try files.text(at: "a.txt") }
    #expect(error.kind == .limit)
    #expect(error.message == "a.txt has 5 bytes, and a script reads no more than 4")
    let exact = folder.files(limits: FileLimits(fileByteCount: 5))
    #expect(try exact.text(at: "a.txt") == "12345")
  }

  @Test func endlessFileIsRefusedAtTheLimit() throws {
    let grants = Grants(reads: ["/proc/self/status"])
    let files = folder.files(grants: grants, limits: FileLimits(fileByteCount: 100))
    let error = try effectError { _ = try files.text(at: "/proc/self/status") }
    #expect(error.kind == .limit)
    #expect(
      error.message == "/proc/self/status goes on, and a script reads no more than 100"
    )
  }

  @Test(arguments: [
    (ENOSPC, "the disk is full: out/a was not written"),
    (EDQUOT, "your quota on the disk is used up: out/a was not written"),
    (EROFS, "out/a is on a disk that is mounted read-only"),
    (EACCES, "the system does not let you write out/a"),
    (EMFILE, "too many files are open to write out/a"),
  ])
  func systemErrorsAreReadableAndHaveARemedy(_ code: Int32, message: String) {
    let error = EffectError.file(.write, "out/a", SystemError(code))
    #expect(error.kind == .file)
    #expect(error.message == message)
    #expect(error.help != nil)
  }
}
