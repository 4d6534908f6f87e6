using Disclosure.CrashSite;
using Disclosure.Web.Hosting;
using Disclosure.Web.Seeding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// The site as it ships, with an office at work in the same process: what a server does on a busy day. It is made to be killed.
var app = SiteHost.Build(["--applicationName", "Disclosure.Web", .. args]);
await app.Services.GetRequiredService<Seeder>().RunAsync();
await app.StartAsync();
await Task.WhenAny(new OfficeAtWork(app.Services, app.Lifetime.ApplicationStopping).RunAsync(), app.WaitForShutdownAsync());
await app.StopAsync();
