import ClaudeMessages
import HTTPTypes
import Hummingbird
import NIOCore
import OrderedJSON

/// Writes an answer with its faults.
struct AnswerWriting: Sendable {
  /// The script cuts the connection here.
  private struct Cut: Error {}

  let answer: ScriptedAnswer
  let eventDelay: Duration
  /// Told how the answer ended.
  let end: @Sendable (ReceivedRequest.Outcome) -> Void

  /// The answer to a request that is none for a message: its body, its error, or an empty object.
  func response(to request: Request, id: String) -> Response {
    let body = answer.body ?? failureBody(of: request, id: id) ?? "{}"
    return Response(
      status: HTTPResponse.Status(code: answer.status),
      headers: headers("application/json", id: id),
      body: writing([Array(body.utf8)], request: request)
    )
  }

  /// The answer to a request for a message.
  func response(
    to request: Request,
    isStreamed: Bool,
    message: AnswerMessage,
    id: String
  ) -> Response {
    let status = HTTPResponse.Status(code: answer.status)
    if let body = answer.body ?? failureBody(of: request, id: id) {
      return Response(
        status: status,
        headers: headers("application/json", id: id),
        body: writing([Array(body.utf8)], request: request)
      )
    }
    if !isStreamed {
      return Response(
        status: status,
        headers: headers("application/json", id: id),
        body: writing([JSONWriter.bytes(of: message.json)], request: request)
      )
    }
    var events = message.events
    if case .events(let scripted) = answer.content { events = scripted }
    return Response(
      status: status,
      headers: headers("text/event-stream; charset=utf-8", id: id),
      body: writing(events.map(framed), request: request)
    )
  }

  private func headers(_ contentType: String, id: String) -> HTTPFields {
    var headers: HTTPFields = [.contentType: contentType, .cacheControl: "no-cache"]
    headers[.requestID] = id
    // Hummingbird closes the connection after an answer during which it watched the client; unsaid, the next request would be lost.
    if answer.faults.isSlow { headers[.connection] = "close" }
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return headers
  }

  private func failureBody(of request: Request, id: String) -> String? {
    guard answer.error != nil || answer.status >= 300 else { return nil }
    var error: JSONValue =
      answer.error ?? ["type": "api_error", "message": "scripted failure", "details": .null]
    if answer.echoesHeaders, var members = error.objectValue {
      let told = request.headers.map { "\($0.name.canonicalName): \($0.value)" }
      members["message"] = .string(
        ([error["message"]?.stringValue ?? ""] + told).joined(separator: "; ")
      )
      error = .object(members)
    }
    let body: JSONValue = ["type": "error", "error": error, "request_id": .string(id)]
    return String(decoding: JSONWriter.bytes(of: body), as: UTF8.self)
  }

  private func framed(_ event: ServerSentEvent) -> [UInt8] {
    let ending = answer.faults.lineEnding.bytes
    return Array(
      event.encoded().split(separator: 0x0A, omittingEmptySubsequences: false)
        .joined(separator: ending)
    )
  }

  /// The body as units that the faults count: events, or the whole of another body.
  private func writing(_ units: [[UInt8]], request: Request) -> ResponseBody {
    ResponseBody { writer in
      do {
        if answer.faults.isSlow {
          // The parts are written through a copy: the closure that watches the client cannot hold the writer itself.
          let sink = writer
          try await request.body.consumeWithCancellationOnInboundClose { _ in
            var sink = sink
            try await write(units, to: &sink)
          }
        } else {
          try await write(units, to: &writer)
        }
        try await writer.finish(nil)
        end(.complete)
      } catch is Cut {
        end(.cut)
        throw Cut()
      } catch {
        end(.disconnected)
        throw error
      }
    }
  }

  private func write(_ units: [[UInt8]], to writer: inout any ResponseBodyWriter) async throws {
    let faults = answer.faults
    for (index, unit) in units.enumerated() {
      if index == faults.cutAfter { try await cut(unit, &writer) }
      if index == faults.hangAfter { try await hang() }
      if eventDelay > .zero { try await Task.sleep(for: eventDelay) }
      try await write(unit, to: &writer)
    }
    if faults.cutAfter == units.count { throw Cut() }
    if faults.hangAfter == units.count { try await hang() }
  }

  private func write(_ unit: [UInt8], to writer: inout any ResponseBodyWriter) async throws {
    guard let size = answer.faults.chunkBytes else {
      try await writer.write(ByteBuffer(bytes: unit))
      return
    }
    for start in stride(from: 0, to: unit.count, by: size) {
      try await writer.write(ByteBuffer(bytes: unit[start..<min(start + size, unit.count)]))
    }
  }

  private func cut(_ unit: [UInt8], _ writer: inout any ResponseBodyWriter) async throws {
    if answer.faults.cutsWithinEvent {
      try await writer.write(ByteBuffer(bytes: unit.prefix(unit.count / 2)))
    }
    throw Cut()
  }

  private func hang() async throws {
    while true { try await Task.sleep(for: .seconds(3600)) }
  }
}
