/// Instructions that ask something of the world.
extension Machine {
  /// The effect of an instruction; ``resumption`` says what is done with its value.
  mutating func effect(of instruction: Instruction) throws(EffectError) -> Effect {
    let effect = try operands(of: instruction)
    resumption = Self.resumption(of: instruction)
    return effect
  }

  private static func resumption(of instruction: Instruction) -> Resumption {
    switch instruction {
    case .say, .sayAs, .send, .retry: .reply
    case .inspect, .input, .callWorld: .push
    case .enterWith: .settings
    case .experiment: .results
    default: .discard
    }
  }

  private mutating func operands(of instruction: Instruction) throws(EffectError) -> Effect {
    switch instruction {
    case .enterWith(let place): return .pushSettings(popSettings(code.settings[Int(place)]))
    case .expectation(let place): return try expectation(place)
    case .experiment(let place):
      return .experiment(try experimentCall(code.experiments[Int(place)]))
    case .measure(let place): return .measure(measure(code.measures[Int(place)]))
    case .measureError(let place):
      return .measure(try failedMeasure(code.measures[Int(place)]))
    case .set(let name):
      return .set(SettingChange(name: self.name(name).string, value: stack.pop()))
    case .setField(let name):
      return .set(SettingChange(name: self.name(name).string, isField: true, value: stack.pop()))
    case .unset(let name): return .unset(self.name(name).string)
    case .say(let isShown):
      return .say(text: try popTextual("a prompt"), schema: nil, isShown: isShown)
    case .sayAs(let schema, let isShown):
      let text = try popTextual("a prompt")
      return .say(text: text, schema: program[schema], isShown: isShown)
    case .send(let isShown): return .send(isShown: isShown)
    case .retry(let isShown): return .retry(isShown: isShown)
    case .appendTurn(let role): return .appendTurn(role, try popTextual("a turn"))
    case .attach(let kind): return .attach(kind, try popTextual("the path of an attachment"))
    case .undo: return .undo
    case .redo: return .redo
    case .reset: return .reset
    case .chat: return .chat(try popTextual("the name of a conversation"))
    case .fork: return .fork(try popTextual("the name of a conversation"))
    case .declareTool, .connectTools: return try tools(of: instruction)
    case .inspect(let inspection): return .inspect(inspection)
    case .input(let input): return .input(input)
    case .callWorld(let count, let function): return .call(function, stack.pop(Int(count)))
    default: return try output(of: instruction)
    }
  }

  private mutating func tools(of instruction: Instruction) throws(EffectError) -> Effect {
    switch instruction {
    case .declareTool(let tool):
      guard case .function(let body) = stack.pop() else {
        preconditionFailure("a tool is declared with its body")
      }
      return .declareTool(ToolValue(declaration: program[tool], body: body))
    case .connectTools(let count):
      var words: [String] = []
      for _ in 0..<count { words.append(try popText()) }
      return .connectTools(command: words.reversed())
    default: preconditionFailure("\(instruction) is about tools")
    }
  }

  private mutating func output(of instruction: Instruction) throws(EffectError) -> Effect {
    switch instruction {
    case .print(let count): return .print(try popLine(Int(count)))
    case .write:
      let text = try popText()
      return .write(path: try popTextual("a path"), text: text)
    case .append:
      let text = try popText()
      return .append(path: try popTextual("a path"), text: text)
    default: return .show(stack.pop())
    }
  }

  /// Takes values that are printed: their text forms joined by blanks.
  private mutating func popLine(_ count: Int) throws(EffectError) -> String {
    var line = Text.empty
    let first = stack.count - count
    for place in first..<stack.count {
      if place > first { line.append(" ") }
      let value = stack.base[place]
      line.append(value.isUnknown ? Self.unknownText : try value.textForm(in: &workspace))
      try workspace.allow(weight: line.weight)
    }
    stack.cut(to: first)
    return line.string
  }

  private mutating func popSettings(_ names: [SettingName]) -> [SettingChange] {
    zip(names, stack.pop(names.count)).map { name, value in
      SettingChange(name: name.name, isField: name.isField, value: value)
    }
  }
}
