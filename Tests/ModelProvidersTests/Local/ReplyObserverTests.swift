import ClaudeAPI
import ClaudeMessages
import LocalInference
import Synchronization
import Testing

@testable import ModelProviders

/// What an observer is told of the replies of the models in this executable.
struct ReplyObserverTests {
  /// What an observer was told, in order.
  private final class Record: Sendable {
    let told = Mutex<[(account: ReplyAccount, requestID: String)]>([])

    var observer: ReplyObserver {
      ReplyObserver(candidates: 3) { account, requestID in
        self.told.withLock { $0.append((account, requestID)) }
      }
    }
  }

  @Test(arguments: LocalModel.embeddedNames, [true, false])
  func anAccountTellsOfEachTokenAndOfItsRequest(name: String, isStreamed: Bool) async throws {
    let record = Record()
    let models = try LocalModels.embedded(standingInFor: .builtIn).observed(by: record.observer)
    let request = MessageRequest.local(
      "Hello!",
      model: ModelID(rawValue: name),
      maxTokens: 6,
      stream: isStreamed
    )
    var requestID: String?
    for try await event in LocalProvider(models).send(ProviderRequest(request)) {
      if case .head(let head) = event { requestID = head.requestID }
    }
    let told = record.told.withLock { $0 }
    let only = try #require(told.first)
    #expect(told.count == 1)
    #expect(only.requestID == requestID)
    #expect(only.account.choices.map(\.token) == only.account.replyTokens)
    #expect((1...6).contains(only.account.replyTokens.count))
    #expect(only.account.choices.allSatisfy { (3...4).contains($0.candidates.count) })
    #expect(only.account.promptTokens.first == SpecialToken.user.rawValue)
    #expect(only.account.settings.maxTokens == 6)
  }

  @Test(arguments: LocalModel.embeddedNames)
  func toBeObservedChangesNoReply(name: String) async throws {
    let models = try LocalModels.embedded(standingInFor: .builtIn)
    let request = MessageRequest.local("Hello!", model: ModelID(rawValue: name), maxTokens: 12)
    let free = try await LocalProvider(models).send(ProviderRequest(request)).message()
    let observed = try await LocalProvider(models.observed(by: Record().observer))
      .send(ProviderRequest(request)).message()
    #expect(free?.text == observed?.text)
    #expect(free?.usage == observed?.usage)
  }

  @Test func whereNobodyObservesNothingIsTraced() throws {
    let asked = try AskedReply(
      body: MessageRequest.local().encoded(),
      models: LocalModels([(.haiku, ScriptedEngine(.text("Hi")))], standingInFor: .builtIn)
    )
    #expect(asked.settings?.tracedCandidates == 0)
    #expect(asked.observer == nil)
  }
}
