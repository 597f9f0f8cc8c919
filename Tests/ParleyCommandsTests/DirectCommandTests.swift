import ArgumentParser
import Testing

@testable import ParleyCommands

struct DirectCommandTests {
  @Test(arguments: [
    [], ["story.claude"], ["story.claude", "a", "b"], ["run", "story.claude", "word"], ["run"],
    ["-"], ["-", "word"], ["check", "a.claude", "b.claude"], ["check", "-"], ["sey"],
  ])
  func readsTheSameAsTheParser(arguments: [String]) throws {
    let direct = try #require(DirectCommand.read(arguments[...]))
    let parsed = try ParleyCommand.parseAsRoot(arguments)
    #expect(type(of: direct) == type(of: parsed))
    #expect(text(of: direct) == text(of: parsed))
  }

  @Test(arguments: [
    ["--help"], ["run", "-h"], ["help", "run"], ["--version"], ["runs", "list"], ["runs"],
    ["story.claude", "--quiet"], ["story.claude", "--", "-x"], ["check"], ["fmt", "a.claude"],
    ["say", "Hello"], ["help"],
  ])
  func leavesTheRestToTheParser(arguments: [String]) {
    #expect(DirectCommand.read(arguments[...]) == nil)
  }

  /// Everything in a command but the titles of its groups, which the parser drops when it has read them.
  private func text(of command: any ParsableCommand) -> String {
    var text = ""
    dump(command, to: &text)
    return text.split(separator: "\n").filter { !$0.contains("- title:") }.joined(separator: "\n")
  }
}
