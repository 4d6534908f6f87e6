using Disclosure.Benchmarks;

// Seconds for each measurement; ten by default.
var length = TimeSpan.FromSeconds(args.Length > 0 && int.TryParse(args[0], out var seconds) ? seconds : 10);
await SiteBenchmark.RunAsync(length);
EngineBenchmark.Run(length);
