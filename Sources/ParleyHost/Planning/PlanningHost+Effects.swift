import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import Synchronization

/// The effects that send nothing.
extension PlanningHost {
  /// Gives the conversation a server whose tools are not known.
  func connect(_ command: [String]) throws(EffectError) -> Outcome {
    let words = command.map(Value.text)
    let program = command.first ?? ""
    guard !program.contains(Machine.unknownText.string) else {
      return Outcome(notes: [.serverNotStarted("a program that depends on a reply")])
    }
    try host.world.processes.check([words[0], .list(Array(words.dropFirst()))])
    let server = host.toolServers.add(PlannedToolServer(name: program), isKnown: false)
    try host.conversations.withLock { (all) throws(EffectError) in
      try all.updateCurrent { (conversation) throws(EffectError) in
        try conversation.tools.connect(server)
      }
    }
    return Outcome(notes: [.serverNotStarted(program)])
  }

  mutating func write(_ path: String) throws(EffectError) -> Outcome {
    guard !path.contains(Machine.unknownText.string) else {
      return Outcome(notes: [.pathUnknown])
    }
    let absolute = try host.world.files.writablePath(path)
    writtenPaths.insert(absolute.text)
    return Outcome()
  }

  func push(
    _ changes: [SettingChange],
    in context: ProgramContext
  ) async throws(EffectError) -> Outcome {
    let unknown = changes.filter(\.value.isUnknownInPart)
    let known = changes.filter { !$0.value.isUnknownInPart }
    _ = try await host.perform(.pushSettings(known), in: context)
    return Outcome(notes: unknown.map { .settingUnknown($0.name) })
  }

  func inspect(
    _ inspection: Inspection,
    in context: ProgramContext,
    after requests: Int?
  ) async throws(EffectError) -> Value {
    let value = try await host.perform(.inspect(inspection), in: context)
    switch inspection {
    case .settings: return value
    case .turns: return value.withUnknownTexts
    case .run:
      guard requests != 0 else { return value }
      let count = requests.map { Value.int(Int64($0)) } ?? .unknown
      return ["cost": .unknown, "usage": .unknown, "requests": count]
    }
  }

  func call(
    _ function: WorldFunction,
    _ arguments: [Value],
    in context: ProgramContext
  ) async throws(EffectError) -> Outcome {
    if function == .judge { return try judge(arguments, in: context) }
    if arguments.contains(where: \.isUnknownInPart) { return Outcome(value: .unknown) }
    switch function {
    case .countTokens, .judge: return Outcome(value: .unknown)
    case .exec:
      try host.world.processes.check(arguments)
      return Outcome(value: .unknown, notes: [.programNotRun(arguments)])
    case .read, .readJSON, .readCSV:
      if let path = arguments.first?.textual?.string, try isWritten(path) {
        return Outcome(value: .unknown, notes: [.readsWhatItWrites(path)])
      }
    case .glob, .env, .cost, .models, .hash: break
    }
    return Outcome(value: try await host.perform(.call(function, arguments), in: context))
  }

  func isWritten(_ path: String) throws(EffectError) -> Bool {
    writtenPaths.contains(try host.world.files.absolutePath(path).text)
  }
}
