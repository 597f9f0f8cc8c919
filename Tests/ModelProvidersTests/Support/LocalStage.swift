import ClaudeAPI
import ClaudeMessages
import OrderedJSON

@testable import ModelProviders

/// A provider over scripted engines, and what tests ask of it.
struct LocalStage {
  let provider: LocalProvider
  let clock = RecordingClock()

  /// Makes a stage with one engine, which stands in for every line.
  init(_ engine: ScriptedEngine, faults: String? = nil) throws {
    self.init([(.haiku, engine)], faults: try faults.map { try FaultScript($0) })
  }

  /// Makes a stage with engines of several lines.
  init(_ engines: [(line: ModelLine?, engine: any ReplyEngine)], faults: FaultScript? = nil) {
    provider = LocalProvider(
      LocalModels(engines, standingInFor: .builtIn),
      faults: faults,
      time: TimeSource(clock: clock, jitter: { 0 })
    )
  }

  /// What came of a request.
  struct Outcome {
    /// What happened, in order.
    var events: [ProviderEvent] = []
    /// What ended it early.
    var error: ClaudeError?

    /// The events of the answer.
    var raw: [RawEvent] {
      events.compactMap { if case .event(let event) = $0 { event } else { nil } }
    }
    /// Their names.
    var names: [String] { raw.map(\.name) }
    /// Their JSON.
    var json: [JSONValue] { raw.map { (try? JSONParser().parse($0.data)) ?? .null } }
    /// The head of the answer.
    var head: ResponseHead? {
      for case .head(let head) in events { return head }
      return nil
    }
    /// The pauses before further attempts.
    var waits: [Duration] {
      events.compactMap {
        if case .progress(.waiting(let wait)) = $0 { wait.duration } else { nil }
      }
    }
    /// The message, as far as it came.
    var message: Message? {
      var accumulator = MessageAccumulator()
      for event in raw {
        switch try? event.decoded() {
        case .message(let message)?: return message
        case .event(let event)?: accumulator.append(event)
        case nil: break
        }
      }
      return accumulator.accumulated?.message
    }
  }

  /// Sends a request to its end.
  func send(_ request: MessageRequest, retries: Int = 2, idle: Duration? = nil) async -> Outcome {
    var outcome = Outcome()
    let timeouts = idle.map { Timeouts(idle: $0) }
    let options = SendOptions(timeouts: timeouts, maxRetries: retries)
    do throws(ClaudeError) {
      for try await event in provider.send(ProviderRequest(request, options: options)) {
        if case .progress(.connecting) = event, !outcome.events.isEmpty {
          // What an earlier attempt delivered is void; its wait stays.
          outcome.events.removeAll { if case .event = $0 { true } else { false } }
        }
        outcome.events.append(event)
      }
    } catch {
      outcome.error = error
    }
    return outcome
  }

  /// Sends the JSON of a request; nothing is checked before the provider sees it.
  func send(json: String) async -> Outcome {
    let transport = LocalTransport(
      LocalModels([(.haiku, ScriptedEngine(.text("Hi")))], standingInFor: .builtIn)
    )
    return await Self.post(json, to: transport)
  }

  /// What a transport answers to a body: its head and body as one event.
  static func post(
    _ json: String,
    to transport: LocalTransport,
    path: String = "/v1/messages"
  ) async -> Outcome {
    let exchange = transport.send(
      TransportRequest(
        method: .post,
        server: LocalTransport.address,
        path: path,
        headers: [:],
        body: Array(json.utf8)
      )
    )
    var outcome = Outcome()
    var body: [UInt8] = []
    do throws(ClaudeError) {
      while let event = try await exchange.next() {
        switch event {
        case .sent: continue
        case .head(let head): outcome.events.append(.head(head))
        case .body(let bytes): body += bytes
        }
      }
    } catch {
      outcome.error = error
    }
    outcome.events.append(.event(RawEvent(form: .whole, name: "body", data: body)))
    return outcome
  }
}

extension MessageRequest {
  /// A small question to the built-in model.
  static func local(
    _ text: String = "Hello?",
    model: ModelID = "claude-haiku-5-5",
    maxTokens: Int = 50,
    stream: Bool = true,
    _ fill: (inout MessageRequest) -> Void = { _ in }
  ) -> MessageRequest {
    var request = MessageRequest(
      model: model,
      maxTokens: maxTokens,
      messages: [.user(.text(text))]
    )
    request.stream = stream
    fill(&request)
    return request
  }
}
