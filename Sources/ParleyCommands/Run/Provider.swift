import ArgumentParser
import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyHost

/// What a run asks: the Messages API, or a model of this process.
enum Provider: Sendable {
  /// The API, or a server that speaks it.
  case api(ClientConfiguration)
  /// A model of this process.
  case local(LocalChoice)

  /// Decides by the command line, then by the environment.
  ///
  /// - Parameters:
  ///   - options: What is to answer.
  ///   - server: Where requests are to go.
  ///   - environment: The process's surroundings.
  ///   - catalogue: The API's models.
  /// - Throws: `ValidationError` for a setting that cannot be used.
  init(
    _ options: AnswerOptions,
    server: ServerChoice,
    environment: ProcessEnvironment,
    catalogue: ModelCatalogue
  ) throws {
    let asked = options.provider ?? (options.localModel == nil ? nil : .local)
    guard asked != .local else {
      if server.baseURL != nil {
        throw ValidationError(
          "--base-url names a server, and the built-in model needs none: leave out one of them"
        )
      }
      self = .local(try LocalChoice(options, faults: server.faults, standingInFor: catalogue))
      return
    }
    let configuration: ClientConfiguration
    do {
      configuration = try Self.configuration(server, environment: environment)
    } catch  where server.isOnlyPlanned {
      // Whoever sets them wants the API to answer.
      self = .api(ClientConfiguration())
      return
    }
    let isSet =
      server.baseURL != nil || environment.namesServer || configuration.hasCredential
    if asked == .api || isSet || !LocalModels.areBuiltIn {
      try Self.refuseLocalOptions(options, server)
      self = .api(configuration)
    } else {
      self = .local(
        try LocalChoice(
          options,
          faults: server.faults,
          standingInFor: catalogue,
          isByDefault: true
        )
      )
    }
  }

  /// Throws for options of the built-in model where the API answers.
  private static func refuseLocalOptions(_ options: AnswerOptions, _ server: ServerChoice) throws {
    if options.localModel != nil {
      throw ValidationError(
        "--local-model names a weights file, and the API needs none: leave it out, or write --provider local"
      )
    }
    if server.faults != nil {
      throw ValidationError(
        "--faults is for the built-in model, and here the API answers: add --provider local"
      )
    }
  }

  private static func configuration(
    _ server: ServerChoice,
    environment: ProcessEnvironment
  ) throws -> ClientConfiguration {
    do {
      var configuration = try ClientConfiguration(
        environment: environment.variables,
        credential: server.credential
      )
      if let url = server.baseURL { configuration.baseURL = try BaseURL(url) }
      configuration.allowsInsecureHTTP = server.allowsInsecureHTTP
      configuration.userAgent = "parley/\(ParleyVersion.current)"
      guard configuration.allowsInsecureHTTP || configuration.baseURL.isSecureOrLocal else {
        throw ValidationError(
          "\(configuration.baseURL) would carry the key across the network unprotected: use https://, or allow it with --insecure-http"
        )
      }
      return configuration
    } catch let error as ClaudeError {
      throw ValidationError([error.message, error.help].compactMap { $0 }.joined(separator: ": "))
    }
  }

  /// What is known of the models that can be asked.
  ///
  /// - Parameter original: The API's models.
  /// - Returns: Those, or the ones of this process.
  func catalogue(of original: ModelCatalogue) -> ModelCatalogue {
    switch self {
    case .api: original
    case .local(let choice): choice.models.catalogue
    }
  }

  /// Where requests go, as a `curl` command names it.
  var curlDestination: CurlDestination {
    switch self {
    case .api(let configuration): CurlDestination(configuration)
    case .local:
      CurlDestination(
        ClientConfiguration(),
        remark: "the built-in model answers in this process; to ask Claude, name one of its models"
      )
    }
  }
}

extension ProcessEnvironment {
  /// Whether the environment names a server.
  fileprivate var namesServer: Bool { !(variables["ANTHROPIC_BASE_URL"] ?? "").isEmpty }
}

extension ClientConfiguration {
  /// Whether something proves who asks.
  fileprivate var hasCredential: Bool {
    credential != nil || customHeaders["x-api-key"] != nil || customHeaders["authorization"] != nil
  }
}

extension BaseURL {
  /// Whether nobody between here and the server can read along: TLS, or a server on this machine.
  fileprivate var isSecureOrLocal: Bool { scheme == .https || isLoopback }
}
