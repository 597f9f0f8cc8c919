import ArgumentParser
import ClaudeAPI
import ClaudeMessages
import Gateway
import ModelProviders

/// What answers behind the gateway, before a connection is made to it.
struct ServedUpstream: Sendable {
  /// What answers.
  let provider: Provider
  private let network: NetworkConfiguration
  private let catalogue: ModelCatalogue
  private let credential: HeaderFields

  /// Reads the command line and the environment.
  ///
  /// - Parameters:
  ///   - command: The command line.
  ///   - environment: The process's surroundings.
  /// - Throws: `ValidationError` for a setting that cannot be used.
  init(_ command: StartCommand, in environment: ProcessEnvironment) throws {
    let known = try CatalogueFile.catalogue(overriddenBy: command.answerOptions.catalogueFile)
    var server = command.serverOptions.choice
    do throws(ClaudeError) {
      server.credential = try command.keyFile.map { path throws(ClaudeError) in
        try Credential(fileAt: path)
      }
    } catch {
      throw error.mistake
    }
    provider = try Provider(
      command.answerOptions,
      server: server,
      environment: environment,
      catalogue: known
    )
    catalogue = provider.catalogue(of: known)
    guard case .api(let configuration) = provider else {
      guard command.keyFile == nil else {
        throw ValidationError(
          "--key-file is for the API, and here the built-in model answers: leave out one of them"
        )
      }
      network = NetworkConfiguration()
      credential = [:]
      return
    }
    do throws(ClaudeError) {
      network = try NetworkConfiguration(
        environment: environment.variables,
        maxConnections: command.listenOptions.maxConnections
      )
      credential = try configuration.ownFields()
    } catch {
      throw error.mistake
    }
    try Self.refuseLoop(to: configuration.baseURL, from: command, in: environment)
  }

  /// Throws where the requests would come back to this gateway.
  private static func refuseLoop(
    to server: BaseURL,
    from command: StartCommand,
    in environment: ProcessEnvironment
  ) throws {
    let own = command.listenOptions
    guard own.port != 0, server.port == own.port else { return }
    let isOwnName =
      server.host == (try own.address.host)
      || own.hostNames.contains { $0.lowercased() == server.host }
    guard isOwnName || (server.isLoopback && (own.isLoopback || own.isAnyAddress)) else { return }
    let source = command.serverOptions.baseURL == nil ? "ANTHROPIC_BASE_URL" : "--base-url"
    let remedy =
      command.serverOptions.baseURL == nil
      ? "start it with `env -u ANTHROPIC_BASE_URL parley serve`, or name the API with --base-url"
      : "name the API, or another port with --port"
    throw ValidationError(
      "\(source) is \(server), where this gateway would listen: it would ask itself; \(remedy)"
    )
  }

  /// Runs `body` with the upstream, whose connections are closed afterwards.
  ///
  /// - Parameters:
  ///   - exchanges: Told how the built-in model makes its replies.
  ///   - body: What asks.
  /// - Throws: What the body throws.
  func withUpstream(
    observedBy exchanges: RecentExchanges,
    _ body: (Upstream) async throws -> Void
  ) async throws {
    switch provider {
    case .local(let choice): try await body(builtIn(choice, observedBy: exchanges))
    case .api(let configuration):
      let transport = HTTPTransport(
        network: network,
        limits: configuration.limits,
        threads: .process
      )
      let upstream = Upstream(
        transport: transport,
        server: configuration.baseURL,
        credential: credential,
        catalogue: catalogue,
        isBuiltIn: false
      )
      do {
        try await body(upstream)
        await transport.shutdown()
      } catch {
        await transport.shutdown()
        throw error
      }
    }
  }

  private func builtIn(_ choice: LocalChoice, observedBy exchanges: RecentExchanges) -> Upstream {
    let observer = ReplyObserver(candidates: ReplyExplanation.candidates) { account, requestID in
      exchanges.note(account, of: requestID)
    }
    let batches = LocalBatches(choice.models)
    let local = LocalTransport(choice.models.observed(by: observer), batches: batches)
    let transport: any Transport =
      choice.faults.map { FaultyTransport(local, faults: $0, clock: ContinuousClock()) } ?? local
    return Upstream(
      transport: transport,
      server: LocalTransport.address,
      credential: [:],
      catalogue: catalogue,
      isBuiltIn: true,
      work: { await batches.run() }
    )
  }
}

extension ClaudeError {
  /// The error of a command line or an environment that cannot be used.
  fileprivate var mistake: ValidationError {
    ValidationError([message, help].compactMap { $0 }.joined(separator: ": "))
  }
}
