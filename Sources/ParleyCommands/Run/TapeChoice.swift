import ArgumentParser
import ClaudeAPI
import ClaudeMessages
import ParleyHost

/// The tape of a run, as the command line asks for it.
struct TapeChoice: Sendable {
  /// What is done with it.
  enum Use: Sendable {
    /// A new one is recorded.
    case record
    /// It answers everything.
    case replay(TapeContents, keepsTime: Bool)
    /// It is brought up to date.
    case refresh(TapeContents)
  }

  /// Where it is.
  let path: String
  /// What is done with it.
  let use: Use

  /// Reads the options, and the tape where it is to answer; nil where no tape is asked for.
  ///
  /// - Throws: `ValidationError` for options that do not go together, and a tape that cannot be used.
  init?(_ options: TapeOptions) throws {
    let uses = [("--record", options.record), ("--replay", options.replay)]
    let asked = (uses + [("--refresh", options.refresh)]).filter(\.1).map(\.0)
    guard let path = options.tape else {
      guard let first = asked.first ?? options.tapeSpeed.map({ _ in "--tape-speed" }) else {
        return nil
      }
      throw ValidationError("\(first) is about a tape: name it with --tape FILE")
    }
    guard let use = asked.first else {
      throw ValidationError(
        "--tape does not say what to do with \(path): add --record, --replay or --refresh"
      )
    }
    guard asked.count == 1 else {
      throw ValidationError("\(asked.joined(separator: " and ")) exclude each other: choose one")
    }
    guard options.replay || options.tapeSpeed == nil else {
      throw ValidationError("--tape-speed is about a replay, and \(use) sends: leave it out")
    }
    self.path = path
    do throws(TapeError) {
      if options.replay {
        let keepsTime = options.tapeSpeed == .recorded
        self.use = .replay(try TapeContents(readingFrom: path), keepsTime: keepsTime)
      } else {
        self.use =
          options.refresh ? .refresh(try TapeContents(readingFrom: path)) : .record
      }
    } catch {
      throw ValidationError(error.sentence)
    }
  }

  /// Whether nothing is sent.
  var isReplayed: Bool { replayedHeader != nil }

  /// Who answered when the tape was made that answers now; nil where requests are sent.
  var replayedHeader: TapeHeader? {
    if case .replay(let contents, _) = use { contents.header } else { nil }
  }

  /// What there is to know before the first request.
  var notices: [String] {
    switch use {
    case .replay(let contents, _) where contents.isTorn,
      .refresh(let contents) where contents.isTorn:
      [
        "the end of the tape \(path) is missing, as the process died that recorded it; --refresh completes it"
      ]
    default: []
    }
  }

  /// Begins to use the tape.
  ///
  /// - Parameters:
  ///   - provider: Who answers what is sent.
  ///   - catalogue: The models that answer.
  /// - Returns: The tape.
  /// - Throws: `ValidationError` where it cannot be written, or was answered by somebody else.
  func open(answeredBy provider: Provider, catalogue: ModelCatalogue) throws -> Tape {
    let header = TapeHeader(
      program: ParleyVersion.program,
      provider: provider.taped,
      catalogue: catalogue
    )
    do throws(TapeError) {
      switch use {
      case .record: return try Tape.recording(to: path, header: header)
      case .replay(let contents, let keepsTime):
        return Tape.replaying(contents, keepsTime: keepsTime)
      case .refresh(let contents):
        guard contents.header.provider == header.provider else {
          throw .otherProvider(path, made: contents.header.provider, now: header.provider)
        }
        return try Tape.refreshing(contents, header: header)
      }
    } catch {
      throw ValidationError(error.sentence)
    }
  }
}

extension TapeError {
  /// What is wrong and what to do about it.
  var sentence: String { [message, help].compactMap { $0 }.joined(separator: ": ") }
}

extension Tape {
  /// What became of the tape, in words; nil where there is nothing to say.
  func remark(on outcome: Outcome, isWhole: Bool) -> String? {
    let unused = Self.exchanges(outcome.unused)
    switch mode {
    case .recording:
      return "\(Self.exchanges(outcome.recorded)) on the tape \(path)"
    case .replaying:
      guard isWhole, outcome.unused > 0 else { return nil }
      return "\(unused) of the tape \(path) not asked for; --refresh takes such off"
    case .refreshing:
      let start = "tape \(path): \(outcome.used) kept, \(outcome.recorded) recorded"
      guard !outcome.isUnusedDropped else { return "\(start), \(outcome.unused) dropped" }
      return "\(start); the run did not reach its end, so nothing was dropped"
    }
  }

  private static func exchanges(_ count: Int) -> String {
    count == 1 ? "1 exchange" : "\(count) exchanges"
  }
}

extension Provider {
  /// How a tape names it.
  fileprivate var taped: TapeHeader.Provider {
    switch self {
    case .api: .api
    case .local: .local
    }
  }

  /// What answered when a tape was made that answers now: nothing is sent, so neither a key nor a server is needed.
  ///
  /// - Parameters:
  ///   - header: The tape's.
  ///   - options: What the command line says of models.
  ///   - server: Where the command line wants requests to go.
  ///   - catalogue: The API's models.
  /// - Throws: `ValidationError` for options that the tape contradicts.
  init(
    replaying header: TapeHeader,
    _ options: AnswerOptions,
    server: ServerChoice,
    catalogue: ModelCatalogue
  ) throws {
    if let asked = options.provider, asked.rawValue != header.provider.rawValue {
      throw ValidationError(
        "--provider \(asked.rawValue) contradicts the tape, whose answers came from --provider \(header.provider.rawValue): leave it out"
      )
    }
    if let option = server.baseURL == nil ? server.faults.map({ _ in "--faults" }) : "--base-url" {
      throw ValidationError(
        "\(option) is about what is sent, and --replay sends nothing: leave it out"
      )
    }
    switch header.provider {
    case .api:
      guard options.localModel == nil else {
        throw ValidationError(
          "--local-model names a weights file, and the tape's answers came from the API: leave it out"
        )
      }
      self = .api(ClientConfiguration())
    case .local:
      self = .local(try LocalChoice(options, faults: nil, standingInFor: catalogue))
    }
  }
}
