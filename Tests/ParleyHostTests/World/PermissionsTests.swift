import ParleyRuntime
import Testing

@testable import ParleyHost

struct PermissionsTests {
  /// What a path is to be.
  struct Case: Sendable, CustomTestStringConvertible {
    let access: Permissions.Access
    let path: String
    let isPermitted: Bool

    var testDescription: String { "\(access) \(path)" }

    init(_ access: Permissions.Access, _ path: String, _ isPermitted: Bool) {
      self.access = access
      self.path = path
      self.isPermitted = isPermitted
    }
  }

  private func isPermitted(_ permissions: Permissions, _ one: Case) -> Bool {
    let path = LexicalPath(one.path, relativeTo: permissions.base)
    return permissions.roots(for: one.access).contains { path.components(beneath: $0.path) != nil }
  }

  @Test(arguments: [
    Case(.read, "card.txt", true),
    Case(.read, "deep/er/card.txt", true),
    Case(.read, "./deep/../card.txt", true),
    Case(.read, "out/made.txt", true),
    Case(.read, "/w/s/card.txt", true),
    Case(.read, "../card.txt", false),
    Case(.read, "deep/../../card.txt", false),
    Case(.read, "/w/s2/card.txt", false),
    Case(.read, "/etc/passwd", false),
    Case(.read, "/", false),
    Case(.write, "out/a.txt", true),
    Case(.write, "out/deep/a.txt", true),
    Case(.write, "/w/s/out/a.txt", true),
    Case(.write, "a.txt", false),
    Case(.write, "outside.txt", false),
    Case(.write, "out/../a.txt", false),
    Case(.write, "../out/a.txt", false),
  ])
  func scriptReadsItsFolderAndWritesItsOutput(_ one: Case) {
    let permissions = Permissions(baseFolder: "s", workingDirectory: "/w")
    #expect(isPermitted(permissions, one) == one.isPermitted)
  }

  @Test(arguments: [
    Case(.read, "/data/x", true),
    Case(.read, "/data", true),
    Case(.read, "/database", false),
    Case(.read, "/w/more/x", true),
    Case(.read, "/results/x", false),
    Case(.write, "/results/x", true),
    Case(.write, "/data/x", false),
    Case(.write, "out/x", true),
  ])
  func grantsAreRelativeToTheWorkingDirectoryAndHoldForOneAccess(_ one: Case) {
    let grants = Grants(reads: ["/data/", "more"], writes: ["/results"])
    let permissions = Permissions(baseFolder: "s", workingDirectory: "/w", grants: grants)
    #expect(isPermitted(permissions, one) == one.isPermitted)
  }

  @Test func promptWritesTheWorkingDirectory() {
    let permissions = Permissions(baseFolder: ".", workingDirectory: "/w", writesToBase: true)
    #expect(isPermitted(permissions, Case(.write, "a.txt", true)))
    #expect(!isPermitted(permissions, Case(.write, "../a.txt", true)))
  }

  @Test func spellingsOfOneCharacterAreTwoFolders() {
    let grants = Grants(reads: ["/caf\u{E9}"])
    let permissions = Permissions(baseFolder: "s", workingDirectory: "/w", grants: grants)
    #expect(isPermitted(permissions, Case(.read, "/caf\u{E9}/x", true)))
    #expect(!isPermitted(permissions, Case(.read, "/cafe\u{301}/x", true)))
  }

  @Test(arguments: [
    ("git", true), ("/usr/bin/git", false), ("/opt/tool", true), ("/opt/x/../tool", true),
    ("tool", false), ("../w/local/run", true), ("run", false), ("", false),
  ])
  func programsAreAllowedByNameOrByPath(_ program: String, isAllowed: Bool) {
    let grants = Grants(programs: ["git", "/opt/tool", "local/run"])
    let permissions = Permissions(baseFolder: "/s", workingDirectory: "/w", grants: grants)
    #expect(permissions.allowsProgram(program) == isAllowed)
  }

  @Test(arguments: [
    ("/", []), ("", []), ("a//b/", ["a", "b"]), ("/a/./b/../c", ["a", "c"]), ("../../x", ["x"]),
  ])
  func pathsAreReadLexically(_ text: String, components: [String]) {
    #expect(LexicalPath(text).components == components)
  }

  @Test func refusalNamesTheFlagQuotedForAShell() {
    #expect(
      EffectError.notPermitted(.read, "x", at: "/a b/it's").help
        == #"to allow it, run with --allow-read='/a b/it'\''s'"#
    )
    #expect(
      EffectError.notPermitted(.write, "x", at: "/a/b").help
        == "write under out/, or run with --allow-write=/a/b"
    )
    #expect(
      EffectError.variableNotPermitted("KEY").help == "to allow it, run with --allow-env=KEY"
    )
    #expect(
      EffectError.programNotPermitted("git", allowedAs: "git").help
        == "to allow it, run with --allow-exec=git"
    )
  }

  @Test func refusalIsNotCaught() {
    #expect(!EffectError.notPermitted(.read, "x", at: "/x").isCatchable)
    #expect(!EffectError.linkLeaves(.write, "x", to: nil).isCatchable)
    #expect(!EffectError.outputIsLink(at: "/x").isCatchable)
  }
}
