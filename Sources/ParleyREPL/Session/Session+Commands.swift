import ParleyHost
import ParleyRuntime
import TerminalText

extension Session {
  /// Performs a command, and notes it.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - entry: How it was typed.
  /// - Returns: What comes next.
  nonisolated(nonsending) mutating func perform(
    _ command: PromptCommand,
    as entry: String
  ) async -> NextEntry {
    host.configuration.interrupts.clear()
    log.begin(TypedEntry(entry, kind: .command), in: host.currentConversations)
    do throws(CommandMistake) {
      let next = try await perform(command)
      log.end(.done, in: host.currentConversations)
      return next
    } catch {
      show(error)
      log.end(.refused(error.message), in: host.currentConversations)
      return .goOn()
    }
  }

  nonisolated(nonsending) private mutating func perform(
    _ command: PromptCommand
  ) async throws(CommandMistake) -> NextEntry {
    switch command {
    case .trace(let isOn): try setTrace(isOn)
    case .raw(let isOn):
      display.isRaw = isOn
      tell(isOn ? "replies are shown exactly as they come" : "Markdown in replies is rendered")
    case .talk(let isOn): setTalking(isOn ?? !isTalking)
    case .edit(let turn): return try startEdit(of: turn)
    case .export(let path, let form): try export(to: path, as: form)
    case .save(let path, let replaces): try save(to: path, replacing: replaces)
    case .load(let path): try await load(path)
    case .run(let path): try await runApart(path)
    case .resume: try await resume()
    case .quit: return .quit
    default:
      var view = view
      if case .tokens = command { view.countedTokens = await host.countConversation() }
      let renderer = CommandRenderer(view, style: configuration.style, width: display.columns)
      display.show(try renderer.lines(for: command) ?? [])
    }
    return .goOn()
  }

  /// Shows what is wrong with a command.
  func show(_ mistake: CommandMistake) {
    let width = display.columns
    display.show(CommandRenderer.lines(of: mistake, style: configuration.style, width: width))
  }

  /// Shows a remark, dim.
  func tell(_ sentence: String) {
    display.show(display.dimLines(of: sentence))
  }

  private func setTrace(_ isOn: Bool) throws(CommandMistake) {
    guard let trace else { throw CommandMistake("there is nothing to trace here") }
    trace.isOn = isOn
    tell(isOn ? "each request shows its five steps" : "requests show no steps")
  }

  private mutating func setTalking(_ isOn: Bool) {
    isTalking = isOn
    tell(
      isOn
        ? "lines are said as they are; a colon leads statements and commands: :model haiku, :talk off"
        : "lines are statements again: say TEXT says something"
    )
  }

  private mutating func startEdit(of turn: Int) throws(CommandMistake) -> NextEntry {
    let plan = try EditPlan(of: turn, in: host.currentConversations)
    edit = plan
    tell(
      "to change turn \(turn), hand it in: \(plan.preparation[0]) comes first; anything else leaves it"
    )
    guard isTalking else { return .goOn(beginningWith: plan.say, cursor: plan.endOfText) }
    guard plan.schema != nil else { return .goOn(beginningWith: plan.text) }
    return .goOn(beginningWith: ":\(plan.say)", cursor: plan.endOfText + 1)
  }

  private func export(
    to path: String,
    as form: PromptCommand.ExportForm
  ) throws(CommandMistake) {
    let text = try ConversationDocument(view).text(as: form)
    do throws(EffectError) {
      try host.world.files.write(text, to: path)
    } catch {
      throw CommandMistake(error)
    }
    tell("wrote \(path)")
  }
}

extension EditPlan {
  /// The place in ``say`` where its text ends, in UTF-8 bytes.
  fileprivate var endOfText: Int {
    if say.hasPrefix("say <<"), let newline = say.utf8.lastIndex(of: 0x0A) {
      return say.utf8.distance(from: say.utf8.startIndex, to: newline)
    }
    let ending = "\"" + (schema.map { " as \($0)" } ?? "")
    let isQuoted = say.hasPrefix("say \"") && say.hasSuffix(ending)
    return say.utf8.count - (isQuoted ? ending.utf8.count : 0)
  }
}
