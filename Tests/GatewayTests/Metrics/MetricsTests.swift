import ClaudeMessages
import Gateway
import RunStorage
import Testing

struct MetricsTests {
  private func request(
    _ endpoint: ServedRequest.Endpoint = .messages,
    model: String? = nil,
    status: Int? = 200
  ) -> ServedRequest {
    var request = ServedRequest(
      endpoint: endpoint,
      method: "POST",
      path: "/v1/messages",
      requestID: "req_1",
      arrivedAt: 0
    )
    request.client = "ada"
    request.model = model
    request.status = status
    return request
  }

  /// The value of each line by its name with its labels.
  private func values(_ metrics: Metrics) throws -> [String: String] {
    var values: [String: String] = [:]
    for line in metrics.text().split(separator: "\n") where !line.hasPrefix("#") {
      let end = try #require(line.lastIndex(of: " "))
      #expect(
        values.updateValue(String(line[line.index(after: end)...]), forKey: String(line[..<end]))
          == nil
      )
    }
    return values
  }

  @Test func requestsAreCountedByWhatTheyAskedForStatusAndModel() throws {
    let metrics = Metrics(catalogue: .builtIn)
    metrics.note(request(model: "claude-haiku-5-5"))
    metrics.note(request(model: "haiku"))
    metrics.note(request(model: "claude-haiku-5-5", status: 529))
    metrics.note(request(.health))
    metrics.note(request(.page, status: nil))
    let values = try values(metrics)
    let name = "parley_gateway_requests_total"
    #expect(values[#"\#(name){route="messages",status="200",model="claude-haiku-5-5"}"#] == "2")
    #expect(values[#"\#(name){route="messages",status="529",model="claude-haiku-5-5"}"#] == "1")
    #expect(values[#"\#(name){route="health",status="200",model=""}"#] == "1")
    #expect(values[#"\#(name){route="page",status="none",model=""}"#] == "1")
  }

  @Test func namesOfModelsCannotMakeTheTextGrow() throws {
    let metrics = Metrics(catalogue: .builtIn)
    metrics.note(request(model: "x"))
    let lineCount = try values(metrics).count
    for index in 0..<999 { metrics.note(request(model: "x\"\n\\\(index)")) }
    #expect(try values(metrics).count == lineCount)
    let name = #"parley_gateway_requests_total{route="messages",status="200",model="other"}"#
    #expect(try values(metrics)[name] == "1000")
  }

  @Test func whatWasBookedIsSummedByModel() throws {
    let metrics = Metrics(catalogue: .builtIn)
    var request = request(model: "claude-haiku-5-5")
    request.usage = UsageRecord(
      token: nil,
      time: 0,
      model: "claude-haiku-5-5",
      inputTokens: 10,
      outputTokens: 20,
      cacheCreationTokens: 3,
      cacheReadTokens: 4,
      cost: 1_500_000_000
    )
    metrics.note(request)
    metrics.note(request)
    request.usage?.cost = nil
    metrics.note(request)
    let values = try values(metrics)
    let tokens = #"parley_gateway_tokens_total{model="claude-haiku-5-5",kind="#
    #expect(values[tokens + #""input"}"#] == "30")
    #expect(values[tokens + #""output"}"#] == "60")
    #expect(values[tokens + #""cache_write"}"#] == "9")
    #expect(values[tokens + #""cache_read"}"#] == "12")
    #expect(
      values[#"parley_gateway_cost_dollars_total{model="claude-haiku-5-5"}"#] == "0.003"
    )
  }

  @Test func durationsFallIntoRangesThatAddUp() throws {
    let metrics = Metrics(catalogue: .builtIn)
    for duration: Duration in [
      .zero, .milliseconds(5), .milliseconds(6), .seconds(3), .seconds(601),
    ] {
      var request = request()
      request.duration = duration
      request.firstByte = duration / 2
      metrics.note(request)
    }
    let values = try values(metrics)
    let name = "parley_gateway_request_duration_seconds"
    #expect(values[#"\#(name)_bucket{route="messages",le="0.005"}"#] == "2")
    #expect(values[#"\#(name)_bucket{route="messages",le="0.01"}"#] == "3")
    #expect(values[#"\#(name)_bucket{route="messages",le="5"}"#] == "4")
    #expect(values[#"\#(name)_bucket{route="messages",le="600"}"#] == "4")
    #expect(values[#"\#(name)_bucket{route="messages",le="+Inf"}"#] == "5")
    #expect(values[#"\#(name)_count{route="messages"}"#] == "5")
    #expect(values[#"\#(name)_sum{route="messages"}"#] == "604.011")
    #expect(values[#"parley_gateway_first_byte_seconds_count{route="messages"}"#] == "5")
  }

  @Test func loadGoesUpAndDown() throws {
    let metrics = Metrics(catalogue: .builtIn)
    metrics.connectionOpened()
    metrics.connectionOpened()
    metrics.streamBegan()
    #expect(try values(metrics)["parley_gateway_connections"] == "2")
    #expect(try values(metrics)["parley_gateway_streams"] == "1")
    metrics.connectionClosed()
    metrics.streamEnded()
    var request = request()
    request.receivedBytes = 100
    request.sentBytes = 2000
    request.ending = .clientLeft
    metrics.note(request)
    let values = try values(metrics)
    #expect(values["parley_gateway_connections"] == "1")
    #expect(values["parley_gateway_streams"] == "0")
    #expect(values["parley_gateway_received_bytes_total"] == "100")
    #expect(values["parley_gateway_sent_bytes_total"] == "2000")
    #expect(values["parley_gateway_clients_left_total"] == "1")
  }

  @Test func everyReasonAndErrorHasALineFromTheStart() throws {
    let metrics = Metrics(catalogue: .builtIn)
    var request = request(status: 429)
    request.ending = .refused(.budget)
    metrics.note(request)
    metrics.note(.timeout)
    let values = try values(metrics)
    for reason in Refusal.Reason.allCases {
      let name = #"parley_gateway_refusals_total{reason="\#(reason.rawValue)"}"#
      #expect(values[name] == (reason == .budget ? "1" : "0"))
    }
    for error in Metrics.UpstreamError.allCases {
      let name = #"parley_gateway_upstream_errors_total{kind="\#(error.rawValue)"}"#
      #expect(values[name] == (error == .timeout ? "1" : "0"))
    }
  }

  @Test func textHasTheFormThatPrometheusReads() throws {
    let metrics = Metrics(catalogue: .builtIn)
    metrics.note(request(model: "claude-haiku-5-5"))
    let text = metrics.text()
    #expect(text.hasSuffix("\n"))
    var current = ""
    var seen: Set<String> = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      if line.hasPrefix("# HELP") {
        current = words[2]
        #expect(seen.insert(current).inserted)
      } else if line.hasPrefix("# TYPE") {
        #expect(words[2] == current)
        #expect(["counter", "gauge", "histogram"].contains(words[3]))
      } else {
        let series = /[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? [0-9.e+-]+/
        #expect(line.hasPrefix(current))
        #expect(line.wholeMatch(of: series) != nil)
      }
    }
    #expect(!text.contains("ada"))
  }

  @Test func countsOfManyAtOnceAddUp() async throws {
    let metrics = Metrics(catalogue: .builtIn)
    let request = request()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1000 { metrics.note(request) } }
      }
    }
    let name = #"parley_gateway_requests_total{route="messages",status="200",model=""}"#
    #expect(try values(metrics)[name] == "8000")
  }
}
