import OrderedJSON

/// A message of a server, or one to it: JSON-RPC 2.0, one message a line.
///
/// - Source: <https://www.jsonrpc.org/specification>.
enum ServerMessage: Sendable, Hashable {
  /// The result of a request of ours.
  case result(id: Int, JSONValue)
  /// The error that a request of ours led to.
  case error(id: Int, ServerRefusal)
  /// A request of the server; its id is given back as it came.
  case request(id: JSONValue, method: String)
  /// A notification.
  case notification(method: String)
  /// A message in no known shape.
  case unknown

  /// Reads the messages of a line: one, or several in an array, as versions before 2025-06-18 allow; nil for a line that is no JSON.
  static func messages(in line: [UInt8]) -> [ServerMessage]? {
    guard let value = try? JSONParser().parse(line) else { return nil }
    if let several = value.arrayValue { return several.map(ServerMessage.init) }
    return value.objectValue == nil ? nil : [ServerMessage(value)]
  }

  private init(_ value: JSONValue) {
    let id = value["id"].flatMap { $0.isNull ? nil : $0 }
    if let method = value["method"]?.stringValue {
      self = id.map { .request(id: $0, method: method) } ?? .notification(method: method)
    } else if let number = id?.intValue, let result = value["result"] {
      self = .result(id: number, result)
    } else if let number = id?.intValue, let error = value["error"] {
      self = .error(id: number, ServerRefusal(error))
    } else {
      self = .unknown
    }
  }

  /// The line of a request.
  static func request(id: Int, method: String, _ parameters: JSONObject) -> [UInt8] {
    line([
      ("jsonrpc", "2.0"), ("id", .int(id)), ("method", .string(method)),
      ("params", .object(parameters)),
    ])
  }

  /// The line of a notification.
  static func notification(_ method: String, _ parameters: JSONObject = [:]) -> [UInt8] {
    let members: [(String, JSONValue)] = [("jsonrpc", "2.0"), ("method", .string(method))]
    return line(parameters.isEmpty ? members : members + [("params", .object(parameters))])
  }

  /// The line that answers a request of a server: with nothing for a ping, with an error for all else, which no client has to know.
  static func answer(to id: JSONValue, method: String) -> [UInt8] {
    guard method == "ping" else {
      let error: JSONValue = ["code": -32601, "message": .string("Method not found: \(method)")]
      return line([("jsonrpc", "2.0"), ("id", id), ("error", error)])
    }
    return line([("jsonrpc", "2.0"), ("id", id), ("result", [:])])
  }

  private static func line(_ members: [(String, JSONValue)]) -> [UInt8] {
    JSONWriter.bytes(of: .object(members)) + [UInt8(ascii: "\n")]
  }
}

/// The error with which a server answers a request.
struct ServerRefusal: Sendable, Hashable {
  /// The error's number; nil where the server gives none.
  let code: Int?
  /// What the server says.
  let message: String
  /// The versions that it names, where it refuses ours.
  let supportedVersions: [String]

  /// Reads an error, which may be of any shape.
  init(_ error: JSONValue) {
    code = error["code"]?.intValue
    message = error["message"]?.stringValue ?? error.description
    supportedVersions = error["data"]?["supported"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }
}
