import ClaudeMessages
import OrderedJSON

/// The requests of a body that makes a batch, each with its place in it.
///
/// They are read one after the other whenever they are asked for: all at once would take several times the memory of the body.
struct BatchRequests: Sequence {
  private let body: [UInt8]
  private let client: Client
  private let items: [(index: Int, params: Range<Int>)]

  /// Reads a body.
  ///
  /// A request that names no model or no `max_tokens` passes, and is none of the sequence: the upstream answers it with an error,
  /// for nothing, as it does outside a gateway.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - client: Who asks.
  /// - Throws: ``Refusal`` 400 for what is no batch, for a member that is there twice, and for a request that has to be understood and
  ///   is not.
  init(_ body: [UInt8], of client: Client) throws(Refusal) {
    let read: BatchBody
    do throws(MessageDecodingError) {
      read = try BatchBody(json: body)
    } catch {
      throw Refusal(400, .invalidRequest, "\(error)")
    }
    self.body = body
    self.client = client
    var items: [(index: Int, params: Range<Int>)] = []
    for (index, item) in read.items.enumerated() {
      do throws(Refusal) {
        guard try Self.request(Array(body[item.params]), of: client) != nil else { continue }
        items.append((index, item.params))
      } catch {
        var refusal = error
        refusal.message = "requests.\(index).params: \(error.message)"
        throw refusal
      }
    }
    self.items = items
  }

  /// A request of a batch; nil for one that the upstream will not answer.
  private static func request(
    _ params: [UInt8],
    of client: Client
  ) throws(Refusal) -> MessageRequest? {
    guard let scan = try? RequestScan(params, keeping: ["model", "max_tokens"]) else { return nil }
    if let name = scan.repeatedName { throw .repeatedName(name) }
    guard scan.members["model"]?.stringValue != nil, scan.members["max_tokens"]?.intValue != nil
    else { return nil }
    return try AskedMessage(params).request(for: client)
  }

  func makeIterator() -> some IteratorProtocol<(Int, MessageRequest)> {
    items.lazy.compactMap { item in
      (try? Self.request(Array(body[item.params]), of: client)).flatMap { $0 }
        .map { (item.index, $0) }
    }.makeIterator()
  }
}
