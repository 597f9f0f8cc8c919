import Glibc
import RunStorage
import TestSupport
import Testing

struct RunClaimTests {
  @Test func aRunIsClaimedOnce() throws {
    let folder = try TemporaryFolder()
    let store = folder("runs.sqlite")
    let claim = try RunClaim("a", of: store)
    let refusal = #expect(throws: RunStorageError.self) { try RunClaim("a", of: store) }
    #expect(refusal?.code == .isRunning)
    withExtendedLifetime(claim) {}
  }

  @Test func aRunIsClaimedByAllPathsToItsStore() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](), to: "real/runs.sqlite")
    #expect(symlink(folder("real/runs.sqlite"), folder("link.sqlite")) == 0)
    let claim = try RunClaim("a", of: folder("real/runs.sqlite"))
    let refusal = #expect(throws: RunStorageError.self) {
      try RunClaim("a", of: folder("link.sqlite"))
    }
    #expect(refusal?.code == .isRunning)
    withExtendedLifetime(claim) {}
  }

  @Test func runsAreClaimedOneByOne() throws {
    let folder = try TemporaryFolder()
    let store = folder("runs.sqlite")
    let claims = [try RunClaim("a", of: store), try RunClaim("b", of: store)]
    #expect(claims.count == 2)
  }

  @Test func aClaimEndsWithItsOwner() throws {
    let folder = try TemporaryFolder()
    let store = folder("runs.sqlite")
    do {
      let claim = try RunClaim("a", of: store)
      withExtendedLifetime(claim) {}
    }
    #expect(throws: Never.self) { try RunClaim("a", of: store) }
  }

  @Test func aClaimThatCannotBeHadClosesNothingOfOthers() async throws {
    let folder = try TemporaryFolder()
    let store = folder("runs.sqlite")
    let claim = try RunClaim("a", of: store)
    let lost = await withTaskGroup(of: Int.self) { group in
      group.addTask {
        for _ in 0..<20_000 { _ = try? RunClaim("a", of: store) }
        return 0
      }
      group.addTask {
        (0..<20_000).count { _ in
          // A number that is closed twice may be this file's in between.
          let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
          return close(descriptor) != 0
        }
      }
      return await group.reduce(0, +)
    }
    #expect(lost == 0)
    withExtendedLifetime(claim) {}
  }

  @Test func aFolderThatIsMissingIsToldOf() throws {
    let refusal = #expect(throws: RunStorageError.self) {
      try RunClaim("a", of: "/nonexistent/runs.sqlite")
    }
    #expect(refusal?.code == .cannotOpen)
  }
}
