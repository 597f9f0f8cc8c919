import ClaudeMessages
import Testing

struct CatalogueMergingTests {
  private func merged(_ json: String) throws -> ModelCatalogue {
    try ModelCatalogue.builtIn.merging(json: Array(json.utf8))
  }

  @Test func aNewModelIsAdded() throws {
    let catalogue = try merged(
      #"""
      {"as_of": "2026-12-01", "models": [{
        "id": "claude-haiku-6", "aliases": ["claude-haiku-latest"], "name": "Claude Haiku 6", "line": "haiku",
        "purpose": "quick", "limited_access": false, "context_window": 2000000, "max_output_tokens": 256000,
        "max_batch_output_tokens": 300000, "min_cacheable_tokens": 256, "prefill": false,
        "system_messages": true, "sampling": "rejected", "forced_tool_choice": "accepted",
        "images": true, "documents": false, "schemas": true, "seed": true,
        "effort": {"levels": ["low", "high"], "default": "low"},
        "thinking": {"default": "adaptive", "adaptive": true, "disabled": "up_to_high", "display": "omitted",
          "restricts_requests": false},
        "lifecycle": {"released": "2026-12-01", "not_retired_before": "2027-12-01"},
        "prices": {"input": 0.20, "output": 1, "long_prompt": {"above": 200000, "input": 0.4, "output": 2},
          "fast": {"input": 0.6, "output": 3, "until": "2027-01-01"}, "us_premium": true}}]}
      """#
    )
    #expect(catalogue.date.description == "2026-12-01")
    let model = try #require(catalogue.resolve("haiku").description)
    #expect(model.id == "claude-haiku-6" && catalogue["claude-haiku-latest"] == model)
    #expect(catalogue.resolve("haiku-6").description == model)
    #expect(model.limits.contextWindow == 2_000_000 && model.limits.minimumCacheableTokens == 256)
    #expect(model.capabilities.thinking?.disabled == .upToHighEffort)
    #expect(model.capabilities.thinking?.enabled == .rejected)
    #expect(model.capabilities.thinking?.restrictsRequests == false)
    #expect(model.capabilities.effort?.defaultLevel == .low)
    #expect(model.capabilities.acceptsImages == true)
    #expect(model.capabilities.acceptsDocuments == false)
    #expect(model.capabilities.acceptsSchemas == true)
    #expect(model.capabilities.acceptsSeed == true)
    let price = try #require(model.prices).standard
    #expect(price.input == 200_000 && price.output == 1_000_000 && price.cacheRead == 20_000)
    #expect(price.cacheWriteFiveMinutes == 250_000 && price.cacheWriteOneHour == 400_000)
    #expect(model.prices?.longPrompt?.threshold == 200_000)
    #expect(model.prices?.fast?.input == 600_000 && model.prices?.hasRegionalPremium == true)
  }

  @Test func aKnownModelChangesOnlyInWhatIsGiven() throws {
    let before = try #require(ModelCatalogue.builtIn["claude-opus-5-5"])
    let catalogue = try merged(
      #"{"models":[{"id":"claude-opus-5-5","prices":{"cache_read":0.4},"lifecycle":{"state":"deprecated"}}]}"#
    )
    let model = try #require(catalogue["claude-opus-5-5"])
    #expect(model.prices?.standard.cacheRead == 400_000)
    #expect(model.prices?.standard.input == before.prices?.standard.input)
    #expect(model.prices?.fast == before.prices?.fast)
    #expect(model.capabilities == before.capabilities && model.purpose == before.purpose)
    #expect(model.lifecycle.released == before.lifecycle.released)
    // No longer active, so the line goes on with the model before.
    #expect(catalogue.resolve("opus").id == "claude-opus-5")
    #expect(catalogue.models.count == ModelCatalogue.builtIn.models.count)
  }

  @Test func aNewInputPriceSetsTheCachePricesAnew() throws {
    let catalogue = try merged(
      #"{"models":[{"id":"claude-sonnet-5-5","prices":{"input":4}}]}"#
    )
    let price = try #require(catalogue["claude-sonnet-5-5"]?.prices?.standard)
    #expect(price.input == 4_000_000 && price.output == 10_000_000)
    #expect(price.cacheWriteFiveMinutes == 5_000_000 && price.cacheRead == 400_000)
  }

  @Test func aModelOfAnotherServerNeedsOnlyItsId() throws {
    let catalogue = try merged(#"{"models":[{"id":"qwen3:8b"}]}"#)
    let model = try #require(catalogue.resolve("qwen3:8b").description)
    #expect(model.prices == nil && model.capabilities.thinking == nil && model.line == nil)
  }

  @Test func anEmptyFileChangesNothing() throws {
    #expect(try merged("{}") == .builtIn)
    #expect(try merged(#"{"models":[]}"#) == .builtIn)
  }

  @Test(
    arguments: [
      ("[", "not valid JSON: the text ends inside a value (at byte 1)"),
      ("[]", "an object is expected here, not an array"),
      (#"{"model":[]}"#, "model: unknown member"),
      (#"{"as_of":"tomorrow"}"#, #"as_of: "tomorrow" is not a date as 2026-11-22"#),
      (#"{"models":{}}"#, "models: an array is expected here, not an object"),
      (#"{"models":[{}]}"#, #"models[0]: the member "id" is missing"#),
      (#"{"models":[{"id":""}]}"#, "models[0].id: a model needs an id"),
      (#"{"models":[{"id":"a"},{"id":"b","pricse":{}}]}"#, "models[1].pricse: unknown member"),
      (
        #"{"models":[{"id":"a","prices":{"input":1}}]}"#,
        #"models[0].prices: the member "output" is missing"#
      ),
      (
        #"{"models":[{"id":"a","prices":{"output":1}}]}"#,
        #"models[0].prices: the member "input" is missing"#
      ),
      (
        #"{"models":[{"id":"a","prices":{"input":"1","output":1}}]}"#,
        "models[0].prices.input: a number is expected here, not a string"
      ),
      (
        #"{"models":[{"id":"a","prices":{"input":-1,"output":1}}]}"#,
        "models[0].prices.input: -1 is not a price in dollars per million tokens: 0 to 1000000, with at most six decimals"
      ),
      (
        #"{"models":[{"id":"a","prices":{"input":0.0000001,"output":1}}]}"#,
        "models[0].prices.input: 0.0000001 is not a price in dollars per million tokens: 0 to 1000000, with at most six decimals"
      ),
      (
        #"{"models":[{"id":"a","prices":{"input":1,"output":1,"cache_raed":1}}]}"#,
        "models[0].prices.cache_raed: unknown member"
      ),
      (
        #"{"models":[{"id":"a","prices":{"input":1,"output":1,"long_prompt":{"input":1,"output":1}}}]}"#,
        #"models[0].prices.long_prompt: the member "above", a number of tokens, is missing"#
      ),
      (
        #"{"models":[{"id":"a","sampling":"maybe"}]}"#,
        #"models[0].sampling: "maybe" is none of "accepted", "separately", "rejected""#
      ),
      (
        #"{"models":[{"id":"a","context_window":-1}]}"#,
        "models[0].context_window: a number of tokens is not negative"
      ),
      (
        #"{"models":[{"id":"a","thinking":{"disabled":"sometimes"}}]}"#,
        #"models[0].thinking.disabled: "sometimes" is none of "accepted", "deprecated", "up_to_high", "rejected""#
      ),
      (
        #"{"models":[{"id":"a","aliases":["b",1]}]}"#,
        "models[0].aliases[1]: a string is expected here, not a number"
      ),
      (
        #"{"models":[{"id":"a","lifecycle":{"retires":"2026-02-30"}}]}"#,
        #"models[0].lifecycle.retires: "2026-02-30" is not a date as 2026-11-22"#
      ),
    ])
  func mistakesNameTheirPlace(json: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) {
      try ModelCatalogue.builtIn.merging(json: Array(json.utf8))
    }
    #expect(error?.description == message)
  }
}
