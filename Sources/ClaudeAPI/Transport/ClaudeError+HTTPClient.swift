import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

import Glibc

/// Readable errors from those of the HTTP client and the layers below it.
extension ClaudeError {
  /// Translates an error.
  ///
  /// - Parameters:
  ///   - error: What the HTTP client reports.
  ///   - server: Who was asked.
  ///   - proxy: The proxy through which it was asked; nil for none.
  ///   - isInReply: Whether the answer had begun.
  /// - Returns: The error in this module's terms.
  static func transport(
    _ error: any Error,
    server: BaseURL,
    proxy: Proxy?,
    isInReply: Bool
  ) -> ClaudeError {
    switch error {
    case let error as ClaudeError: error
    case let error as HTTPClientError: client(error, server: server, isInReply: isInReply)
    case let error as NIOConnectionError: connection(error, server: server, proxy: proxy)
    case let error as NIOSSLError: .tlsFailed(server, reason: "\(error)".excerpt)
    case let error as BoringSSLError: .tlsFailed(server, reason: "\(error)".excerpt)
    case let error as NIOSSLExtraError: .tlsFailed(server, reason: "\(error)".excerpt)
    case let error as IOError: system(error, server: server, isInReply: isInReply)
    case is HTTPParserError where isInReply: .connectionLostInReply(server)
    case is HTTPParserError:
      .unexpectedAnswer("\(server.authority) does not answer in HTTP", head: nil)
    case is ChannelError: lost(server, isInReply: isInReply)
    default: .connectionFailed(server, reason: "\(error)".excerpt)
    }
  }

  private static func client(
    _ error: HTTPClientError,
    server: BaseURL,
    isInReply: Bool
  ) -> ClaudeError {
    switch error {
    case .cancelled, .alreadyShutdown: .cancelled()
    case .connectTimeout, .getConnectionFromPoolTimeout:
      ClaudeError(.connectTimeout, "no connection to \(server.authority) in time")
    case .tlsHandshakeTimeout: .tlsFailed(server, reason: "the handshake took too long")
    case .invalidProxyResponse:
      .proxyFailed(server, reason: "it refused, or is not a proxy")
    case .proxyAuthenticationRequired:
      .proxyFailed(server, reason: "it asks for a user name and password")
    case .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
      .proxyFailed(server, reason: "it did not answer in time")
    case .remoteConnectionClosed, .uncleanShutdown, .bodyLengthMismatch:
      lost(server, isInReply: isInReply)
    default: .connectionFailed(server, reason: error.shortDescription)
    }
  }

  /// A failure to connect, after every address of the host was tried.
  private static func connection(
    _ error: NIOConnectionError,
    server: BaseURL,
    proxy: Proxy?
  ) -> ClaudeError {
    if let proxy {
      return .proxyFailed(server, reason: "no connection to the proxy itself, \(proxy)")
    }
    for failure in error.connectionErrors {
      guard let failure = failure.error as? IOError else { continue }
      return system(failure, server: server, isInReply: false)
    }
    if error.dnsAError != nil || error.dnsAAAAError != nil { return .nameNotFound(error.host) }
    return .connectionFailed(server, reason: "no address answered")
  }

  private static func system(_ error: IOError, server: BaseURL, isInReply: Bool) -> ClaudeError {
    switch error.errnoCode {
    case ECONNREFUSED: .connectionRefused(server)
    case ECONNRESET, EPIPE, ECONNABORTED: lost(server, isInReply: isInReply)
    case ENETUNREACH: .connectionFailed(server, reason: "the network is unreachable")
    case EHOSTUNREACH: .connectionFailed(server, reason: "there is no route to the host")
    case ETIMEDOUT: .connectionFailed(server, reason: "no answer to the attempts to connect")
    default:
      .connectionFailed(server, reason: String(cString: strerror(error.errnoCode)))
    }
  }

  private static func lost(_ server: BaseURL, isInReply: Bool) -> ClaudeError {
    isInReply ? .connectionLostInReply(server) : .connectionLost(server)
  }
}
