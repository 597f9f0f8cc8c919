import ArgumentParser

/// What answers the requests, and where it is.
struct ProviderOptions: ParsableArguments {
  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var serverOptions: ServerOptions

  /// The server as the command line names it.
  var server: ServerChoice { serverOptions.choice }
}
