import ClaudeMessages
import RunStorage
import Synchronization

/// What the gateway has done since it started, in numbers: for Prometheus.
///
/// No label tells a client. Every label has few values, so that nobody can make the text grow by asking for names.
package final class Metrics: Sendable {
  /// What went wrong between the gateway and its upstream.
  package enum UpstreamError: String, Sendable, Hashable, CaseIterable {
    /// It could not be reached.
    case unreachable
    /// It took too long.
    case timeout
    /// It broke off its answer.
    case cut
    /// It refused the gateway's key.
    case keyRefused = "key_refused"
    /// It answered that it is asked too much: 429.
    case rateLimited = "rate_limited"
    /// It answered with a status of 500 or more.
    case serverError = "server_error"
  }

  /// The media type of ``text()``.
  package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  /// The id of each model by each of its names.
  private let modelIDs: [String: String]
  private let state = Mutex(MetricsState())

  /// Makes numbers that are all 0.
  ///
  /// - Parameter catalogue: The models that are counted by name; all others are `other`.
  package init(catalogue: ModelCatalogue) {
    var ids: [String: String] = [:]
    for name in catalogue.names { ids[name] = catalogue.resolve(name).id.rawValue }
    modelIDs = ids
  }

  /// Counts a connection that was opened.
  package func connectionOpened() { state.withLock { $0.connections += 1 } }

  /// Counts a connection that was closed.
  package func connectionClosed() { state.withLock { $0.connections -= 1 } }

  /// Counts a streamed reply that has begun.
  package func streamBegan() { state.withLock { $0.streams += 1 } }

  /// Counts a streamed reply that has ended, in whatever way.
  package func streamEnded() { state.withLock { $0.streams -= 1 } }

  /// Counts something that went wrong upstream.
  package func note(_ error: UpstreamError) {
    state.withLock { $0.upstreamErrors[error, default: 0] += 1 }
  }

  /// Counts a request that has ended.
  package func note(_ request: ServedRequest) {
    let endpoint = request.endpoint.rawValue
    let labels = MetricsState.RequestLabels(
      endpoint: endpoint,
      status: request.status.map(String.init) ?? "none",
      model: request.model.map(label(ofModel:)) ?? ""
    )
    state.withLock { state in
      state.requests[labels, default: 0] += 1
      state.durations[endpoint, default: Histogram()].observe(request.duration)
      if let firstByte = request.firstByte {
        state.firstBytes[endpoint, default: Histogram()].observe(firstByte)
      }
      state.received &+= request.receivedBytes
      state.sent &+= request.sentBytes
      switch request.ending {
      case .refused(let reason): state.refusals[reason, default: 0] += 1
      case .clientLeft: state.clientsLeft += 1
      case .complete, .cut: break
      }
      guard let usage = request.usage else { return }
      state.models[label(ofModel: usage.model), default: .init()].add(usage)
    }
  }

  /// Counts what was booked for the requests of a batch.
  package func note(booked records: [UsageRecord]) {
    state.withLock { state in
      for record in records {
        state.models[label(ofModel: record.model), default: .init()].add(record)
      }
    }
  }

  /// The numbers as text, of the type ``mediaType``.
  package func text() -> String {
    state.withLock { $0 }.text
  }

  private func label(ofModel name: String) -> String { modelIDs[name] ?? "other" }
}
