import ClaudeAPI
import ClaudeMessages
import RunStorage

/// Answers requests about Message Batches: whoever made a batch through this gateway sees it, and for everybody else it does not exist.
///
/// Clients without a token see the batches of all clients without one. What the upstream says goes to the client byte by byte, with
/// one exception: `results_url` leads to the gateway.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/batch-processing>.
struct BatchDesk: Sendable {
  /// The path of the list.
  static let path = "/v1/messages/batches"
  /// The most bytes of a body that makes a batch.
  static let bodyLimit = 256 << 20
  /// The most bytes of a description.
  static let descriptionLimit = 1 << 20

  /// The way to the upstream.
  let forwarding: Forwarding
  /// Asks the upstream for the gateway itself.
  let reading: BatchReading
  /// Where the batches are.
  let store: GatewayStore
  private let gatekeeper: Gatekeeper
  private let settlement: BatchSettlement
  private let catalogue: ModelCatalogue
  private let isSecured: Bool

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - configuration: How the gateway serves.
  ///   - forwarding: The way to the upstream.
  ///   - gatekeeper: Knows what each client may ask.
  ///   - metrics: Counts what is booked.
  init(
    _ configuration: GatewayConfiguration,
    forwarding: Forwarding,
    gatekeeper: Gatekeeper,
    metrics: Metrics
  ) {
    self.forwarding = forwarding
    self.gatekeeper = gatekeeper
    reading = BatchReading(configuration.upstream)
    settlement = configuration.batchSettlement(metrics: metrics)
    store = configuration.store
    catalogue = configuration.upstream.catalogue
    isSecured = configuration.tls != nil
  }

  /// What the gateway answers about batches.
  var routes: [Route] {
    func route(_ method: String, _ path: String, _ answer: @escaping Route.Answer) -> Route {
      Route(method, Self.path + path, .batches, .countedClient, answer)
    }
    return [
      route("POST", "", create), route("GET", "", list), route("GET", "/{}", describe),
      route("DELETE", "/{}", delete), route("POST", "/{}/cancel", describe),
      route("GET", "/{}/results", results),
    ]
  }

  // MARK: Answers

  /// Makes a batch.
  private func create(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let body = try await request.wholeJSON(upTo: Self.bodyLimit)
    let permit = try await gatekeeper.admit(
      try BatchRequests(body, of: request.client),
      of: request.client,
      isBatch: true
    )
    request.notes.update { $0.model = permit.model }
    let (answer, description) = try await made(request, body: body, permit)
    guard let description else { return answer }
    do throws(RunStorageError) {
      try await store.remember(
        ClientBatch(
          id: description.id,
          token: request.client.id,
          createdAt: permit.time,
          reservation: permit.reservation
        )
      )
    } catch {
      gatekeeper.tell(
        .storeFails(
          "batch \(description.id) of \(request.client.name) was made, and its owner cannot be kept: \(error)"
        )
      )
      throw .batchNotKept(description.id)
    }
    return answer
  }

  /// Sends a body that makes a batch; money set aside for one that was not made is given back.
  ///
  /// - Returns: The answer, and the batch that it describes; nil for an answer that no batch was made.
  private func made(
    _ request: GatewayRequest,
    body: [UInt8],
    _ permit: Permit
  ) async throws(Refusal) -> (GatewayResponse, BatchDescription?) {
    var reply = MeteredReply()
    do throws(Refusal) {
      let answer = try await forwarding.send(request, body: body) { progress in
        // Between the two nobody knows whether the batch was made.
        reply.isFree = if case .sent = progress { false } else { true }
      }
      let isMade = (200..<300).contains(answer.head.status)
      reply.isFree = !isMade
      let bytes = try await answer.wholeBody(upTo: Self.descriptionLimit)
      var response = GatewayResponse(
        answer.head.status,
        headers: ForwardedHeaders.toClient(answer.head.headers),
        body: .bytes(bytes)
      )
      guard isMade else {
        await gatekeeper.settle(permit, reply)
        return (response, nil)
      }
      guard let description = BatchDescription(json: bytes) else { throw .unreadableAnswer() }
      response.body = .bytes(description.bytes(at: origin(of: request)))
      return (response, description)
    } catch {
      await gatekeeper.settle(permit, reply)
      throw error
    }
  }

  /// Describes a batch, or asks it to stop.
  private func describe(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    _ = try await own(request)
    let body = request.method == "POST" ? try await request.body.whole(upTo: 1 << 16) : []
    let answer = try await forwarding.send(request, body: body)
    guard answer.head.status == 200 else { return GatewayResponse(passing: answer) }
    let bytes = try await answer.wholeBody(upTo: Self.descriptionLimit)
    guard let description = BatchDescription(json: bytes) else { throw .unreadableAnswer() }
    return GatewayResponse(
      200,
      headers: ForwardedHeaders.toClient(answer.head.headers),
      body: .bytes(description.bytes(at: origin(of: request)))
    )
  }

  /// Passes on the results as they come; when they came whole, what the batch cost is booked.
  private func results(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let batch = try await own(request)
    let answer = try await forwarding.send(request)
    guard answer.head.status == 200, batch.state == .open else {
      return GatewayResponse(passing: answer)
    }
    return GatewayResponse(
      200,
      headers: ForwardedHeaders.toClient(answer.head.headers),
      body: .stream { [settlement, catalogue] stream in
        var bill: BatchBill? = BatchBill(catalogue)
        let isWhole = await answer.pass(to: stream) { bytes in
          do { try bill?.add(bytes) } catch { bill = nil }
        }
        do { try bill?.finish() } catch { bill = nil }
        // Booked first: a client that has all results may ask for more at once.
        if isWhole, let bill { _ = await settlement.book(bill, of: batch) }
        if isWhole { stream.end() }
        return isWhole
      }
    )
  }

  /// Deletes a batch, whose results are read first if what it cost is not booked yet.
  private func delete(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let batch = try await own(request)
    if batch.state == .open {
      switch await settlement.settle(batch) {
      case .booked, .gone, .foreign: break
      case .goesOn: throw .batchGoesOn(batch.id)
      case .untold(let reason), .unanswered(let reason):
        gatekeeper.tell(.upstreamUnreachable("batch \(batch.id) cannot be booked: \(reason)"))
        throw .unreachable()
      }
    }
    let answer = try await forwarding.send(request)
    guard answer.head.status == 200 else { return GatewayResponse(passing: answer) }
    let bytes = try await answer.wholeBody(upTo: Self.descriptionLimit)
    try await asking { store throws(RunStorageError) in
      _ = try await store.forget(batch: batch.id)
    }
    return GatewayResponse(
      200,
      headers: ForwardedHeaders.toClient(answer.head.headers),
      body: .bytes(bytes)
    )
  }

  // MARK: Owners

  /// The batch that a request is about.
  ///
  /// - Throws: ``Refusal`` 404 for one that is not the client's.
  private func own(_ request: GatewayRequest) async throws(Refusal) -> ClientBatch {
    try await batch(request.parameter, of: request.client)
  }

  /// A batch of a client.
  ///
  /// - Throws: ``Refusal`` 404 for one that it does not have.
  func batch(_ id: String, of client: Client) async throws(Refusal) -> ClientBatch {
    let batch = try await asking { store throws(RunStorageError) in try await store.batch(id) }
    guard let batch, batch.token == client.id else { throw .unknownBatch(id) }
    return batch
  }

  /// Asks the store.
  ///
  /// - Throws: ``Refusal`` 503 if it fails.
  func asking<Answer>(
    _ question: (GatewayStore) async throws(RunStorageError) -> Answer
  ) async throws(Refusal) -> Answer {
    do throws(RunStorageError) {
      return try await question(store)
    } catch {
      gatekeeper.tell(.storeFails(error.description))
      throw .storeFails
    }
  }

  /// Where a client reached the gateway, without a path; empty where it does not say.
  ///
  /// A proxy that ends TLS says so in `x-forwarded-proto`: whoever lies there gets a wrong address, and nobody else.
  func origin(of request: GatewayRequest) -> String {
    guard let host = request.headers["host"], !host.isEmpty else { return "" }
    let told = request.headers["x-forwarded-proto"]?.lowercased()
    return "\(isSecured || told == "https" ? "https" : "http")://\(host)"
  }
}
