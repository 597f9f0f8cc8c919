import ParleyRuntime
import Testing

/// The reply register and the fields of replies.
struct ReplyTests {
  private let reply = Value.reply(
    ReplyValue(
      text: "```json\n{\"city\": \"Seoul\"}\n```",
      fields: ["stop_reason": "end_turn", "usage": ["output_tokens": 7]]
    )
  )

  /// What instructions return after a `say` that was answered, or failed at line 3.
  private func afterSay(
    failing: Bool = false,
    keeping kept: ReplyValue? = nil,
    _ build: (inout CodeBuilder) -> Void
  ) throws(RuntimeError) -> Value {
    var machine = Assembler.machine { code in
      let handler = code.newLabel()
      code.emit(.enterTry(handler.operand))
      code.push("Hi")
      code.emit(.say(isShown: false), .leave(1), line: 3)
      code.bind(handler)
      code.emit(.pop)
      build(&code)
      code.emit(.return)
    }
    _ = try machine.run(fuel: 100)
    if failing {
      machine.resume(throwing: EffectError(.network, "gone", reply: kept))
    } else {
      machine.resume(returning: reply)
    }
    return try machine.finish()
  }

  @Test
  func fieldsOfTheReplyAreRead() throws {
    #expect(try afterSay { $0.emit(.replyField($0.constant(name: "stop_reason"))) } == "end_turn")
    #expect(try afterSay { $0.emit(.usageField($0.constant(name: "output_tokens"))) } == 7)
    #expect(try afterSay { $0.emit(.usage) } == ["output_tokens": 7])
    #expect(try afterSay { $0.emit(.reply, .field($0.constant(name: "text"))) } == reply)
    #expect(try afterSay { $0.emit(.replyField($0.constant(name: "json"))) } == ["city": "Seoul"])
  }

  @Test
  func anUnknownFieldNamesTheNearest() {
    #expect {
      try afterSay { $0.emit(.replyField($0.constant(name: "stop_reson"))) }
    } throws: { error in
      (error as? RuntimeError)?.help == "did you mean stop_reason?"
    }
  }

  @Test
  func afterAFailureTheReplyIsNullAndItsFieldsNameTheLine() throws {
    #expect(try afterSay(failing: true) { $0.emit(.reply) } == .null)
    #expect(try afterSay(failing: true) { $0.emit(.usage) } == .null)
    for instruction in [Instruction.replyField, Instruction.usageField] {
      #expect {
        try afterSay(failing: true) { $0.emit(instruction($0.constant(name: "text"))) }
      } throws: { error in
        (error as? RuntimeError)?.message.contains("the request at line 3 failed") == true
      }
    }
  }

  @Test
  func aReplyThatCameWithAnErrorIsTheLastOne() throws {
    let kept = ReplyValue(text: "no", fields: ["stop_reason": "end_turn"])
    let value = try afterSay(failing: true, keeping: kept) { code in
      code.emit(.replyField(code.constant(name: "text")))
    }
    #expect(value == "no")
  }

  @Test
  func beforeTheFirstRequestThereIsNoReply() {
    let error = failure { $0.emit(.replyField($0.constant(name: "text")), .return) }
    #expect(error?.message == "there is no reply: nothing was sent yet")
  }
}
