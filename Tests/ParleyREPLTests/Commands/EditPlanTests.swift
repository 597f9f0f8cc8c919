import ClaudeMessages
import ParleyHost
import ParleyREPL
import ParleyRuntime
import Testing

struct EditPlanTests {
  @Test func aTurnIsTakenBackInAForkAndSaidAnew() throws {
    var session = SampleSession()
    try session.say("One", reply: "1")
    try session.say("Two\nlines", reply: "2")
    try session.say("Three", reply: "3")
    let plan = try EditPlan(of: 2, in: session.conversations)
    #expect(plan.text == "Two\nlines")
    #expect(plan.preparation == ["fork main-2", "undo", "undo"])
    #expect(plan.say == "say <<'END'\nTwo\nlines\nEND")
    #expect(plan.say.dropFirst(plan.textOffset).hasPrefix("Two"))
  }

  @Test(arguments: [
    ("Plain", 4), ("\"Quoted\"", 5), ("a\nb", 12),
  ])
  func theTextIsFoundInTheStatement(text: String, offset: Int) throws {
    var session = SampleSession()
    try session.say(text, reply: "x")
    #expect(try EditPlan(of: 1, in: session.conversations).textOffset == offset)
  }

  @Test(arguments: [
    ("Who is it?", "say \"Who is it?\" as Person"), ("a\nb", "say <<'END' as Person\na\nb\nEND"),
  ])
  func aTurnThatAskedForASchemaDoesSoAgain(text: String, say: String) throws {
    var session = SampleSession()
    try session.say("Hello", reply: "x")
    let schema = DataSchema(name: "Person", fields: [DataField(name: "name", type: .string)])
    let ask = try session.conversations.current.asking(text, as: schema)
    session.conversations.updateCurrent { main in
      main.commit(ask, replied: [Turn(role: .assistant, blocks: [.text("{}")])])
    }
    let plan = try EditPlan(of: 2, in: session.conversations)
    #expect(plan.say == say)
    #expect(plan.say.dropFirst(plan.textOffset).hasPrefix(text))
    #expect(try EditPlan(of: 1, in: session.conversations).say == "say Hello")
  }

  @Test func theStepsOfATurnAreUndoneWhateverMadeThem() throws {
    var session = SampleSession()
    try session.conversations.updateCurrent { (main) throws(EffectError) in
      try main.append(.user, "2+2")
      try main.append(.assistant, "4")
    }
    try session.say("3+3", reply: "6")
    // A retry is one more step over the same turns.
    let ask = try session.conversations.current.retrying()
    session.conversations.updateCurrent { main in
      main.commit(ask, replied: [Turn(role: .assistant, blocks: [.text("six")])])
    }
    #expect(try EditPlan(of: 2, in: session.conversations).preparation.count == 3)
    #expect(try EditPlan(of: 1, in: session.conversations).preparation.count == 5)
    session.conversations.updateCurrent { $0.reset() }
    try session.say("Anew", reply: "Yes")
    #expect(try EditPlan(of: 1, in: session.conversations).preparation == ["fork main-2", "undo"])
  }

  @Test func theForkHasTheFirstFreeName() throws {
    var session = try SampleSession.forked()
    #expect(try EditPlan(of: 1, in: session.conversations).preparation.first == "fork main-3")
    try session.conversations.chat("my chat")
    try session.say("Hi", reply: "Hello")
    #expect(
      try EditPlan(of: 1, in: session.conversations).preparation.first == "fork \"my chat-2\""
    )
  }

  @Test func enteringThePlanLeavesTheOriginalAlone() throws {
    var session = try SampleSession.forked()
    try session.conversations.chat("main")
    let plan = try EditPlan(of: 2, in: session.conversations)
    try session.conversations.fork("main-3")
    for _ in plan.preparation.dropFirst() { try session.undo() }
    try session.say("Changed", reply: "New")
    #expect(session.conversations.current.turns.map(\.text).prefix(3).last == "Changed")
    #expect(session.conversations.conversation(named: "main")?.turns.count == 4)
  }

  @Test(arguments: [(0, 0), (3, 2), (7, 2), (1, 0)])
  func aTurnThatDoesNotExistIsAMistake(number: Int, turns: Int) throws {
    var session = SampleSession()
    for _ in 0..<turns { try session.say("Hi", reply: "Hello") }
    #expect(throws: CommandMistake.self) { try EditPlan(of: number, in: session.conversations) }
  }
}
