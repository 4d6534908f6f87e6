using Disclosure.Web.Commands;
using Disclosure.Web.Hosting;

// One executable: without a verb it serves the site, with one it is the command line.
return await CommandLine.TryRunAsync(args) ?? await SiteHost.RunAsync(args);
