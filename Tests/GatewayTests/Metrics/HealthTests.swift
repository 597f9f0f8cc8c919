import Gateway
import Testing

struct HealthTests {
  @Test func gatewayIsReadyWhileItsStoreAnswers() async {
    let ledger = ScriptedLedger()
    let notices = Notices()
    let health = Health(store: ledger, report: notices.add)
    #expect(await health.readiness(isDraining: false).status == 200)
    ledger.fail()
    let answer = await health.readiness(isDraining: false)
    #expect(answer.status == 503)
    #expect(!answer.body.contains("/store"))
    #expect(notices.all.map(\.kind) == [.storeFails])
    ledger.fail(false)
    #expect(await health.readiness(isDraining: false).status == 200)
    #expect(await Health(store: nil).readiness(isDraining: false).status == 200)
  }

  @Test func gatewayThatShutsDownIsAliveAndNotReady() async {
    #expect(Health.alive.status == 200)
    #expect(Health.alive.body == "ok\n")
    #expect(await Health(store: ScriptedLedger()).readiness(isDraining: true).status == 503)
  }
}
