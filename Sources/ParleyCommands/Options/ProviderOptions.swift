import ArgumentParser

/// What answers the requests, and where it is.
struct ProviderOptions: ParsableArguments {
  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var serverOptions: ServerOptions

  /// The server as the command line names it.
  var server: ServerChoice { serverOptions.choice }
}

extension ProviderOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.modelOptions = .unset
    options.serverOptions = .unset
    return options
  }
}
