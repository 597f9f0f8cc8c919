import Glibc
import ParleyRuntime
import Synchronization
import Testing

@testable import ParleyHost

/// Links that lead out of what a script may touch.
///
/// `s` is the script's folder, `secret` lies outside.
struct HostileLinkTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("s/own.txt", "own")
    try folder.file("s/in/own.txt", "inner")
    try folder.file("secret/key.txt", "SECRET")
  }

  private func files(_ usesKernel: Bool, grants: Grants = Grants()) -> ScriptFiles {
    folder.files(script: "s", grants: grants, usesKernel: usesKernel)
  }

  @Test(arguments: [true, false], ["../secret/key.txt", "ABSOLUTE", "in/../../secret/key.txt"])
  func linkToAFileOutsideIsRefused(usesKernel: Bool, target: String) throws {
    let target = target == "ABSOLUTE" ? folder("secret/key.txt") : target
    try folder.link("s/link", to: target)
    let error = try effectError { _ = try files(usesKernel).text(at: "link") }
    #expect(error.kind == .permission)
    #expect(
      error.message
        == "link is a link to \(folder("secret/key.txt")), out of the folders it may read"
    )
    #expect(error.help == "to allow it, run with --allow-read=\(folder("secret/key.txt"))")
  }

  @Test(arguments: [true, false])
  func theFlagOfTheHelpAllowsIt(usesKernel: Bool) throws {
    try folder.link("s/link", to: folder("secret/key.txt"))
    try folder.link("s/dir", to: "../secret")
    let file = files(usesKernel, grants: Grants(reads: [folder("secret/key.txt")]))
    #expect(try file.text(at: "link") == "SECRET")
    #expect(try file.text(at: "dir/key.txt") == "SECRET")
    let whole = files(usesKernel, grants: Grants(reads: ["secret"]))
    #expect(try whole.text(at: "dir/key.txt") == "SECRET")
  }

  @Test(arguments: [true, false])
  func linkedFolderOutsideIsRefused(usesKernel: Bool) throws {
    try folder.link("s/dir", to: "../secret")
    try folder.link("s/chain", to: "in/../dir")
    for path in ["dir/key.txt", "chain/key.txt", "dir/../dir/key.txt"] {
      let error = try effectError { _ = try files(usesKernel).text(at: path) }
      #expect(error.kind == .permission)
    }
  }

  @Test(arguments: [true, false])
  func linkThatStaysInsideIsFollowed(usesKernel: Bool) throws {
    try folder.link("s/a", to: "in/own.txt")
    try folder.link("s/b", to: "in")
    try folder.link("s/c", to: folder("s/in/own.txt"))
    try folder.link("s/d", to: "../s/in")
    for path in ["a", "b/own.txt", "c", "d/own.txt"] {
      #expect(try files(usesKernel).text(at: path) == "inner")
    }
  }

  @Test(arguments: [true, false])
  func refusalDoesNotTellWhetherAFileIsThere(usesKernel: Bool) throws {
    let there = try effectError {
      _ = try files(usesKernel).text(at: "../secret/key.txt")
    }
    let missing = try effectError {
      _ = try files(usesKernel).text(at: "../secret/no.txt")
    }
    #expect(there.kind == .permission)
    #expect(missing.kind == .permission)
    #expect(there.message.replacing("key.txt", with: "no.txt") == missing.message)
  }

  @Test(arguments: [true, false], ["../secret", "in", "ABSOLUTE", "nowhere", "."])
  func outputThatIsALinkIsRefused(usesKernel: Bool, target: String) throws {
    try folder.link("s/out", to: target == "ABSOLUTE" ? folder("secret") : target)
    let error = try effectError { try files(usesKernel).write("x", to: "out/key.txt") }
    #expect(error.kind == .permission)
    #expect(error.message == "out is a link, and a script writes only to a folder of its own")
    #expect(
      error.help == "make out a folder, or run with --allow-write=\(folder("s/out"))"
    )
    let appending = try effectError { try files(usesKernel).append("x", to: "out/key.txt") }
    #expect(appending.kind == .permission)
    #expect(folder.content("secret/key.txt") == "SECRET")
    #expect(folder.names(in: "s/in") == ["own.txt"])
  }

  @Test(arguments: [true, false])
  func outputThatIsALinkIsWrittenWhereItIsGranted(usesKernel: Bool) throws {
    try folder.link("s/out", to: "../secret")
    let grants = Grants(writes: [folder("s/out")])
    try files(usesKernel, grants: grants).write("x", to: "out/new.txt")
    #expect(folder.content("secret/new.txt") == "x")
  }

  @Test(arguments: [true, false])
  func linkInOutputThatLeavesIsNotWrittenThrough(usesKernel: Bool) throws {
    folder.folder("s/out")
    try folder.link("s/out/dir", to: "../../secret")
    try folder.link("s/out/up", to: "..")
    try folder.link("s/out/gone", to: "../../nowhere")
    let files = files(usesKernel)
    for path in ["out/dir/key.txt", "out/dir/new/x.txt", "out/up/own.txt", "out/gone/x.txt"] {
      #expect(try effectError { try files.write("x", to: path) }.isRefusal)
      #expect(try effectError { try files.append("x", to: path) }.isRefusal)
    }
    #expect(folder.content("secret/key.txt") == "SECRET")
    #expect(folder.names(in: "secret") == ["key.txt"])
    #expect(folder.content("s/own.txt") == "own")
    #expect(folder.names() == ["s", "secret"])
  }

  @Test(arguments: [true, false])
  func linkedFileInOutputIsReplacedAndNeverAppendedTo(usesKernel: Bool) throws {
    folder.folder("s/out")
    try folder.link("s/out/a.txt", to: "../../secret/key.txt")
    try folder.link("s/out/b.txt", to: "../../secret/made.txt")
    let files = files(usesKernel)
    #expect(try effectError { try files.append("x", to: "out/a.txt") }.kind == .permission)
    #expect(try effectError { try files.append("x", to: "out/b.txt") }.kind == .permission)
    try files.write("mine", to: "out/a.txt")
    #expect(folder.content("s/out/a.txt") == "mine")
    #expect(folder.content("secret/key.txt") == "SECRET")
    #expect(folder.names(in: "secret") == ["key.txt"])
  }

  @Test(arguments: [true, false])
  func folderThatTurnsIntoALinkMeanwhileNeverLeadsOut(usesKernel: Bool) async throws {
    try folder.file("s/real/key.txt", "harmless")
    try folder.link("s/turn", to: "real")
    let files = files(usesKernel)
    let isOver = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [folder] in
        while !isOver.isSet {
          for target in ["../secret", "real"] {
            symlink(target, folder("s/swap"))
            rename(folder("s/swap"), folder("s/turn"))
          }
          await Task.yield()
        }
      }
      for _ in 0..<2000 {
        do {
          #expect(try files.text(at: "turn/key.txt") == "harmless")
        } catch let error as EffectError {
          #expect(error.kind == .permission || error.kind == .file)
        }
      }
      isOver.set()
      try await group.waitForAll()
    }
  }
}

/// Tells a task to end.
private final class Flag: Sendable {
  private let state = Mutex(false)
  var isSet: Bool { state.withLock { $0 } }
  func set() { state.withLock { $0 = true } }
}

extension EffectError {
  /// Whether nothing was done: a permission is missing, or the path leads nowhere.
  fileprivate var isRefusal: Bool { kind == .permission || kind == .file }
}
