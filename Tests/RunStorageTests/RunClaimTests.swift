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

  @Test func aFolderThatIsMissingIsToldOf() throws {
    let refusal = #expect(throws: RunStorageError.self) {
      try RunClaim("a", of: "/nonexistent/runs.sqlite")
    }
    #expect(refusal?.code == .cannotOpen)
  }
}
