import ClaudeMessages
import Foundation
import Glibc
import OrderedJSON
import TestSupport
import Testing
import ToolServers

/// Servers that fail, break the protocol or do not end.
@Suite(.timeLimit(.minutes(2)))
struct ServerFaultTests {
  let stage: ServerStage

  init() throws {
    stage = try ServerStage()
  }

  @Test func programThatDoesNotExistIsNamed() async throws {
    let outcome = await stage.connected(stage.launch("no-such-server", [])) { $0.name }
    #expect(outcome.failure?.code == .notFound)
    #expect(outcome.failure?.message == "there is no program no-such-server that can be run")
  }

  @Test func fileThatCannotBeRunIsNamed() async throws {
    try stage.folder.write("not a program", to: "server")
    let outcome = await stage.connected(stage.launch(stage.folder("server"), [])) { $0.name }
    #expect(outcome.failure?.code == .notFound || outcome.failure?.code == .notStarted)
  }

  @Test func serverThatEndsAtOnceIsQuoted() async throws {
    let error = try #require(await stage.echo("absent").failure)
    #expect(error.code == .ended)
    #expect(
      error.message
        == "the tool server python3 ended with status 1; it wrote: cannot find the settings"
    )
  }

  @Test func serverThatDiesInACallIsQuoted() async throws {
    let error = try #require(await stage.echo("dying").failure)
    #expect(error.code == .ended)
    #expect(
      error.message == "the tool server faulty ended with status 3; it wrote: the disk is full"
    )
  }

  @Test func serverThatIsKilledIsToldOf() async throws {
    let error = try #require(await stage.echo("killed").failure)
    #expect(error.message == "the tool server faulty was ended by signal 9")
  }

  @Test func serverThatNeverAnswersIsGivenUp() async throws {
    var limits = ServerStage.hurried
    limits.start = .milliseconds(300)
    let error = try #require(await stage.echo("mute", limits: limits).failure)
    #expect(error.code == .outOfTime)
    #expect(error.message.hasPrefix("the tool server python3 did not answer initialize within"))
  }

  @Test func callThatIsNotAnsweredIsTakenBack() async throws {
    let outcome = await stage.connected("well", limits: ServerStage.hurried) {
      server throws(ToolServerError) in
      do throws(ToolServerError) {
        _ = try await server.call("wait", arguments: [:])
        return [ToolServerError.Code]()
      } catch {
        // The server lives, and has read that the call was taken back when it answers the next.
        _ = try await server.call("echo", arguments: [:])
        return [error.code]
      }
    }
    #expect(try outcome.get() == [.outOfTime])
    let call = stage.log.first { $0["method"] == "tools/call" }
    let cancellation = stage.log.first { $0["method"] == "notifications/cancelled" }
    #expect(call != nil && cancellation?["params"]?["requestId"] == call?["id"])
  }

  @Test func cancelledTaskTakesItsCallBack() async throws {
    let outcome = await stage.connected("well") { server throws(ToolServerError) in
      let code = await withTaskGroup(of: ToolServerError.Code?.self) { group in
        group.addTask {
          do throws(ToolServerError) {
            _ = try await server.call("wait", arguments: [:])
            return nil
          } catch {
            return error.code
          }
        }
        group.cancelAll()
        return await group.next() ?? nil
      }
      _ = try await server.call("echo", arguments: [:])
      return code
    }
    #expect(try outcome.get() == .cancelled)
  }

  @Test func linesThatAreNoMessagesArePassedOver() async throws {
    #expect(try await stage.echo("garbled").get().content == [.text("hi")])
  }

  @Test func messageBeyondTheLimitEndsTheServer() async throws {
    let error = try #require(await stage.echo("huge", limits: ServerStage.hurried).failure)
    #expect(error.code == .tooLarge)
    #expect(
      error.message
        == "the tool server faulty was ended: it wrote a message of more than 100000 bytes"
    )
  }

  @Test(
    arguments: [
      ("future", "speaks another version of the Model Context Protocol: 2031-01-01"),
      ("refusing", "refused initialize: not today"),
      ("shapeless", "answered initialize with something that names no version of the protocol"),
      ("toolless", "offers no tools"), ("barren", "offers no tools"),
      ("nameless", "answered tools/list with a tool without a name or a schema of its arguments"),
      ("circular", "answered tools/list with the same page again"),
      ("listless", "answered tools/list with something that is no list of tools"),
      (
        "asking",
        "answered tools/call with input_required, which only a client that asks a person can serve"
      ), ("resultless", "answered tools/call with something that is no result of a tool"),
    ]
  )
  func breachOfTheProtocolIsTold(mode: String, message: String) async throws {
    let error = try #require(await stage.echo(mode).failure)
    #expect(error.message.hasSuffix(" \(message)"))
    #expect(error.message.hasPrefix("the tool server "))
  }

  @Test func changeOfTheToolsIsToldWithARefusal() async throws {
    let error = try #require(await stage.echo("changing").failure)
    #expect(error.message.hasSuffix("; its tools have changed since it was connected"))
    #expect(error.help == "connect it again with mcp")
  }

  @Test func moreToolsThanTheLimitAreRefused() async throws {
    let error = await stage.echo("well", limits: ToolServerLimits(toolCount: 2)).failure
    #expect(error?.message == "the tool server faulty lists more than 2 tools")
  }

  @Test(arguments: ["stubborn", "parent"])
  func nothingOfAServerOutlivesTheScope(mode: String) async throws {
    let outcome = await stage.connected(mode, limits: ServerStage.hurried) { $0.name }
    #expect(outcome.failure == nil)
    let told = try #require(stage.log.first)
    // Whoever is left keeps the test from its end.
    for member in ["self", "child"] {
      let process = try #require(told[member]?.intValue)
      // A signal has been sent to all of them; those that are no children of ours cannot be waited for.
      while isAlive(process) { try await Task.sleep(for: .milliseconds(5)) }
    }
  }

  /// Whether a process still runs: one that has ended and waits to be collected by its parent does not.
  private func isAlive(_ process: Int) -> Bool {
    guard kill(pid_t(process), 0) == 0 else { return false }
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }
}
