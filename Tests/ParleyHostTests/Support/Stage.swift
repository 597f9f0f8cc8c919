import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import ToolServers

/// A host with a scripted provider, and what tests say to it.
struct Stage {
  let provider: ScriptedProvider
  let output = RecordingOutput()
  let interrupts = Interrupts()
  let host: ScriptHost

  init(
    _ replies: ScriptedReply...,
    settings: [SettingChange] = [],
    ceiling: Int64? = nil,
    folder: String = "/nonexistent",
    journal: Journal = .off,
    catalogue: ModelCatalogue = .builtIn,
    archive: (any ExchangeArchive)? = nil,
    lock: RunLock? = nil,
    standardInput: String? = nil,
    time: (@Sendable () -> ParleyHost.Timestamp)? = nil,
    pause: (@Sendable (Duration) async -> Void)? = nil,
    countTokens: @escaping @Sendable (ProviderRequest) -> Int = { $0.body.count }
  ) {
    provider = ScriptedProvider(replies, countTokens: countTokens)
    var configuration = HostConfiguration(
      provider: provider,
      catalogue: catalogue,
      output: output,
      interrupts: interrupts,
      initialSettings: settings,
      ceiling: ceiling
    )
    configuration.archive = archive
    if let pause { configuration.pause = pause }
    if let time { configuration.time = time }
    let world = ScriptWorld(
      permissions: Permissions(baseFolder: folder, workingDirectory: folder),
      standardInput: StandardInput(standardInput.map { .text($0) } ?? .terminal)
    )
    host = ScriptHost(
      configuration: configuration,
      world: lock.map { world.locked(by: $0) } ?? world,
      journal: journal
    )
  }

  /// A stage with many replies.
  init(_ replies: [ScriptedReply]) {
    self.init(replies, servers: NoToolServers(), programs: [])
  }

  /// A stage that can connect servers of tools with some programs.
  init(
    _ replies: [ScriptedReply],
    servers: any ToolServerConnector,
    programs: [String],
    catalogue: ModelCatalogue = .builtIn
  ) {
    provider = ScriptedProvider(replies)
    var configuration = HostConfiguration(
      provider: provider,
      catalogue: catalogue,
      output: output,
      interrupts: interrupts
    )
    configuration.toolServers = servers
    let permissions = Permissions(
      baseFolder: "/nonexistent",
      workingDirectory: "/nonexistent",
      grants: Grants(programs: programs)
    )
    host = ScriptHost(
      configuration: configuration,
      world: ScriptWorld(permissions: permissions)
    )
  }

  @discardableResult
  func perform(
    _ effect: Effect,
    at span: SourceSpan = SourceSpan(3, 7)
  ) async throws(EffectError) -> Value {
    try await host.perform(effect, in: ProgramContext(program: Program(), globals: [], span: span))
  }

  @discardableResult
  func say(_ text: String) async throws(EffectError) -> ReplyValue {
    try reply(await perform(.say(text: text, schema: nil, isShown: true)))
  }

  @discardableResult
  func send() async throws(EffectError) -> ReplyValue {
    try reply(await perform(.send(isShown: true)))
  }

  @discardableResult
  func retry() async throws(EffectError) -> ReplyValue {
    try reply(await perform(.retry(isShown: true)))
  }

  func set(_ name: String, _ value: Value) async throws(EffectError) {
    try await perform(.set(SettingChange(name: name, value: value)))
  }

  /// The turns of the current conversation as `role: text`.
  var turns: [String] {
    host.currentConversations.current.turns.map { "\($0.role.rawValue): \($0.text)" }
  }

  /// The bodies of the requests as JSON.
  var bodies: [JSONValue] {
    provider.requests.map { (try? JSONParser().parse($0.body)) ?? .null }
  }

  /// The messages of a request as `role: text`.
  func messages(_ index: Int) -> [String] {
    provider.requests[index].message.messages.map { "\($0.role.rawValue): \($0.content.text)" }
  }

  private func reply(_ value: Value) throws(EffectError) -> ReplyValue {
    guard case .reply(let reply) = value else {
      throw EffectError(.value, "no reply but \(value.typePhrase)")
    }
    return reply
  }
}

/// Connects nothing.
private struct NoToolServers: ToolServerConnector {
  func connect(
    _ launch: ToolServerLaunch
  ) async throws(ToolServerError) -> any ToolServerConnection {
    throw ToolServerError(.notFound, "there are no servers here")
  }
}

/// The events of a stream.
enum Events {
  static func start(input: Int = 10) -> String {
    #"{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":\#(input),"output_tokens":1}}}"#
  }

  static func text(_ text: String, index: Int = 0, isClosed: Bool = true) -> [String] {
    [
      #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"text","text":""}}"#,
      #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"text_delta","text":"\#(text)"}}"#,
    ] + (isClosed ? [stop(index)] : [])
  }

  static func thinking(
    _ text: String,
    signature: String? = "c2ln",
    index: Int = 0
  ) -> [String] {
    [
      #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"thinking","thinking":"","signature":""}}"#,
      #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"thinking_delta","thinking":"\#(text)"}}"#,
    ]
      + (signature.map {
        [
          #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"signature_delta","signature":"\#($0)"}}"#,
          stop(index),
        ]
      } ?? [])
  }

  static func toolUse(index: Int = 0, isClosed: Bool = true) -> [String] {
    [
      #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}"#,
      #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"input_json_delta","partial_json":"{\"city\": \"Seoul\"}"}}"#,
    ] + (isClosed ? [stop(index)] : [])
  }

  static func stop(_ index: Int) -> String {
    #"{"type":"content_block_stop","index":\#(index)}"#
  }

  static func end(
    _ reason: String = "end_turn",
    output: Int = 5,
    details: String = "null"
  )
    -> [String]
  {
    [
      #"{"type":"message_delta","delta":{"stop_reason":"\#(reason)","stop_sequence":null,"stop_details":\#(details)},"usage":{"output_tokens":\#(output)}}"#,
      #"{"type":"message_stop"}"#,
    ]
  }
}
