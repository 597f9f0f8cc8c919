import FoundationEssentials
import OrderedJSON

/// Turns the steps of exchanges into JSON and back, for every file that keeps them.
///
/// Bytes that are UTF-8 are written as a string, others as Base64; in a file that people read, JSON is written as it is where that
/// gives the same bytes again. Members that are not known are passed over when reading, so that a later version may add some.
package enum ExchangeCodec {
  /// The version of the form, which a file that holds exchanges states at its start.
  package static let schema = 1

  /// Returns the JSON of a step.
  ///
  /// - Parameters:
  ///   - step: The step.
  ///   - id: The exchange that it is one of.
  ///   - isReadable: Whether bodies and events that are JSON are written as JSON rather than as a string of it. Default: false.
  /// - Returns: The JSON, an object.
  package static func encode(
    _ step: Exchange.Step,
    of id: Exchange.ID,
    isReadable: Bool = false
  ) -> JSONValue {
    var members: [(String, JSONValue)]
    switch step {
    case .began(let request, let time):
      members = encode(request, at: time) + [bytes("body", request.body, isReadable: isReadable)]
    case .progress(let progress): members = encode(progress)
    case .attempt(let number, let reason, let code):
      members = [
        ("type", "attempt"), ("attempt", .number(JSONNumber(number))),
        ("because", .string(reason)),
      ]
      if let code { members.append(("code", .string(code))) }
    case .head(let head): members = encode(head)
    case .event(let event):
      members = [("type", "event"), ("us", .number(JSONNumber(event.elapsed)))]
      members.append(("name", .string(event.name)))
      if event.isWhole { members.append(("whole", true)) }
      members.append(bytes("data", event.data, isReadable: isReadable))
    case .ended(let ending): members = encode(ending)
    }
    members.insert(("exchange", .number(JSONNumber(id.number))), at: 1)
    return .object(JSONObject(members))
  }

  /// Returns the step that a JSON value stands for; nil for a value that is none.
  package static func decode(_ json: JSONValue) -> (id: Exchange.ID, step: Exchange.Step)? {
    guard let number = json["exchange"]?.intValue, let step = decodeStep(json) else { return nil }
    return (Exchange.ID(number: number), step)
  }

  // MARK: Encoding

  private static func encode(
    _ request: Exchange.Request,
    at time: Timestamp
  ) -> [(String, JSONValue)] {
    [
      ("type", "request"), ("at", .number(JSONNumber(time.microseconds))),
      ("number", .number(JSONNumber(request.number))),
      ("conversation", .string(request.conversation)), ("version", .string(request.version)),
      ("betas", .array(request.betas.map(JSONValue.string))),
      ("streamed", .bool(request.isStreamed)),
    ]
  }

  private static func encode(_ head: Exchange.Head) -> [(String, JSONValue)] {
    [
      ("type", "head"), ("us", .number(JSONNumber(head.elapsed))),
      ("status", .number(JSONNumber(head.status))),
      ("headers", .array(head.headers.map { .array([.string($0.name), .string($0.value)]) })),
    ]
  }

  private static func encode(_ ending: Exchange.Ending) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("type", "end"), ("us", .number(JSONNumber(ending.elapsed))),
    ]
    if let timing = ending.timing {
      members.append(("latency_ns", .number(JSONNumber(timing.latency.nanoseconds))))
      if let firstToken = timing.firstToken {
        members.append(("first_token_ns", .number(JSONNumber(firstToken.nanoseconds))))
      }
    }
    if let price = ending.price {
      let cost = price.picodollars.map { JSONValue.number(JSONNumber($0)) } ?? .null
      members.append(("cost_picodollars", cost))
    }
    switch ending.outcome {
    case .finished: return members + [("outcome", "finished")]
    case .interrupted: return members + [("outcome", "interrupted")]
    case .failed(let failure): return members + [("outcome", "failed")] + failure.members
    }
  }

  /// A member that holds bytes: under its own name as text, under `name_base64` where they are none.
  static func bytes(
    _ name: String,
    _ bytes: [UInt8],
    isReadable: Bool = false
  ) -> (String, JSONValue) {
    // A little less deep than what is read, so that it can still be read inside of a record.
    if isReadable, let json = try? JSONParser(maximumDepth: 500).parse(bytes),
      json.objectValue != nil, JSONWriter.bytes(of: json) == bytes
    {
      return (name, json)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return (name, .string(text)) }
    return (name + "_base64", .string(Data(bytes).base64EncodedString()))
  }

  // MARK: Decoding

  private static func decodeStep(_ json: JSONValue) -> Exchange.Step? {
    switch json["type"]?.stringValue {
    case "request": decodeRequest(json)
    case "attempt":
      json["attempt"]?.intValue.map {
        .attempt(
          $0,
          because: json["because"]?.stringValue ?? "",
          code: json["code"]?.stringValue
        )
      }
    case "progress": decodeProgress(json)
    case "head": decodeHead(json)
    case "event": decodeEvent(json)
    case "end": decodeEnding(json)
    default: nil
    }
  }

  private static func decodeRequest(_ json: JSONValue) -> Exchange.Step? {
    guard let time = json["at"]?.intValue, let number = json["number"]?.intValue,
      let conversation = json["conversation"]?.stringValue,
      let version = json["version"]?.stringValue, let betas = json["betas"]?.arrayValue,
      let isStreamed = json["streamed"]?.boolValue, let body = bytes("body", in: json)
    else { return nil }
    let request = Exchange.Request(
      number: number,
      conversation: conversation,
      body: body,
      version: version,
      betas: betas.compactMap(\.stringValue),
      isStreamed: isStreamed
    )
    return .began(request, at: Timestamp(microseconds: Int64(time)))
  }

  private static func decodeHead(_ json: JSONValue) -> Exchange.Step? {
    guard let status = json["status"]?.intValue, let elapsed = json["us"]?.intValue,
      let fields = json["headers"]?.arrayValue
    else { return nil }
    let headers = fields.compactMap { field -> Exchange.Head.Header? in
      guard let name = field[0]?.stringValue, let value = field[1]?.stringValue else { return nil }
      return Exchange.Head.Header(name, value)
    }
    return .head(Exchange.Head(status: status, headers: headers, elapsed: Int64(elapsed)))
  }

  private static func decodeEvent(_ json: JSONValue) -> Exchange.Step? {
    guard let name = json["name"]?.stringValue, let elapsed = json["us"]?.intValue,
      let data = bytes("data", in: json)
    else { return nil }
    let isWhole = json["whole"]?.boolValue ?? false
    return .event(
      Exchange.Event(name: name, isWhole: isWhole, data: data, elapsed: Int64(elapsed))
    )
  }

  private static func decodeEnding(_ json: JSONValue) -> Exchange.Step? {
    guard let elapsed = json["us"]?.intValue else { return nil }
    let outcome: Exchange.Ending.Outcome
    switch json["outcome"]?.stringValue {
    case "finished": outcome = .finished
    case "interrupted": outcome = .interrupted
    case "failed":
      outcome = .failed(ExchangeFailure(json))
    default: return nil
    }
    let timing = json["latency_ns"]?.intValue.map {
      Exchange.Timing(
        latency: .nanoseconds($0),
        firstToken: json["first_token_ns"]?.intValue.map { .nanoseconds($0) }
      )
    }
    let price = json["cost_picodollars"].map {
      Exchange.Price(picodollars: $0.intValue.map { Int64($0) })
    }
    return .ended(Exchange.Ending(outcome, elapsed: Int64(elapsed), timing: timing, price: price))
  }

  /// The bytes that ``bytes(_:_:)`` wrote; nil where there are none.
  static func bytes(_ name: String, in json: JSONValue) -> [UInt8]? {
    if let text = json[name]?.stringValue { return Array(text.utf8) }
    if let object = json[name], object.objectValue != nil { return JSONWriter.bytes(of: object) }
    guard let text = json[name + "_base64"]?.stringValue else { return nil }
    return Data(base64Encoded: text).map { Array($0) }
  }
}
