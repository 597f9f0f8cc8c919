import Glibc
import ParleyRuntime
import Testing

@testable import ParleyHost

struct ScriptFilesWritingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [true, false])
  func writeMakesFoldersAndReplaces(usesKernel: Bool) throws {
    let files = folder.files(usesKernel: usesKernel)
    try files.write("one", to: "out/a/b/c.txt")
    #expect(folder.content("out/a/b/c.txt") == "one")
    try files.write("zwei", to: "out/a/b/c.txt")
    #expect(folder.content("out/a/b/c.txt") == "zwei")
    #expect(folder.names(in: "out/a/b") == ["c.txt"])
  }

  @Test(arguments: [true, false])
  func appendMakesFoldersAndAdds(usesKernel: Bool) throws {
    let files = folder.files(usesKernel: usesKernel)
    try files.append("one\n", to: "out/log/a.txt")
    try files.append("two\n", to: "out/log/a.txt")
    #expect(folder.content("out/log/a.txt") == "one\ntwo\n")
  }

  @Test func replacedFileKeepsItsPermissionsAndIsANewFile() throws {
    folder.folder("out")
    try folder.file("out/a.sh", "old")
    chmod(folder("out/a.sh"), 0o750)
    try #require(Glibc.link(folder("out/a.sh"), folder("other")) == 0)
    try folder.files().write("new", to: "out/a.sh")
    var status = stat()
    try #require(stat(folder("out/a.sh"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o750)
    #expect(folder.content("other") == "old")
  }

  @Test func namesLeftBehindByKilledRunsDoNotMatter() throws {
    folder.folder("out")
    try folder.file("out/.parley-\(getpid())-0.tmp", "left")
    try folder.files().write("new", to: "out/a.txt")
    #expect(folder.content("out/a.txt") == "new")
    #expect(folder.content("out/.parley-\(getpid())-0.tmp") == "left")
  }

  @Test(arguments: ["out", "out/d", "out/d/"])
  func folderIsNotReplaced(_ path: String) throws {
    folder.folder("out/d")
    let error = try effectError { try folder.files().write("x", to: path) }
    #expect(error.kind == .file)
    #expect(error.message == "\(path) is a folder")
    #expect(folder.names(in: "out") == ["d"])
    let appending = try effectError { try folder.files().append("x", to: path) }
    #expect(appending.kind == .file)
  }

  @Test func pipeIsNeitherReplacedNorWaitedFor() throws {
    folder.folder("out")
    try #require(mkfifo(folder("out/pipe"), 0o600) == 0)
    let error = try effectError { try folder.files().write("x", to: "out/pipe") }
    #expect(error.message == "out/pipe is not a plain file")
    let appending = try effectError { try folder.files().append("x", to: "out/pipe") }
    #expect(appending.kind == .file)
  }

  @Test func deviceIsNotReplaced() throws {
    let files = folder.files(grants: Grants(writes: ["/dev/full"]))
    #expect(try effectError { try files.write("x", to: "/dev/full") }.kind == .file)
    #expect(try effectError { try files.append("x", to: "/dev/full") }.kind == .file)
  }

  @Test func nothingIsWrittenOutsideOfOutput() throws {
    try folder.file("s/main.claude", "source")
    for path in ["main.claude", "a.txt", "../a.txt", folder("a.txt"), "/tmp/parley-no"] {
      let error = try effectError { try folder.files(script: "s").write("x", to: path) }
      #expect(error.kind == .permission)
      let appending = try effectError { try folder.files(script: "s").append("x", to: path) }
      #expect(appending.kind == .permission)
    }
    #expect(folder.content("s/main.claude") == "source")
    #expect(folder.names(in: "s") == ["main.claude"])
  }

  @Test(arguments: [true, false])
  func grantedFileAndFolderAreMadeWhereMissing(usesKernel: Bool) throws {
    let grants = Grants(writes: ["results", "log.txt"])
    let files = folder.files(script: "s", grants: grants, usesKernel: usesKernel)
    folder.folder("s")
    try files.write("1", to: folder("results/x/a.txt"))
    try files.write("2", to: folder("log.txt"))
    try files.append("3", to: folder("log.txt"))
    #expect(folder.content("results/x/a.txt") == "1")
    #expect(folder.content("log.txt") == "23")
    #expect(try effectError { try files.write("4", to: folder("log.txt.2")) }.kind == .permission)
  }

  @Test func promptWritesBesideItself() throws {
    let files = folder.files(writesToBase: true)
    try files.write("x", to: "a.txt")
    #expect(folder.content("a.txt") == "x")
    #expect(try effectError { try files.write("x", to: "../a.txt") }.kind == .permission)
  }

  @Test(.enabled(if: getuid() != 0))
  func folderThatMayNotBeWrittenIsNamed() throws {
    folder.folder("out")
    chmod(folder("out"), 0o500)
    let error = try effectError { try folder.files().write("x", to: "out/a.txt") }
    #expect(error.message == "the system does not let you write out/a.txt")
  }
}
