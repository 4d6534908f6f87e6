using Disclosure.Benchmarks;

EngineBenchmark.Run(TimeSpan.FromSeconds(10));
