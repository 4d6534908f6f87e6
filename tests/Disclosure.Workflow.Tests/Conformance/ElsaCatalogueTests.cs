#if WORKFLOW_ELSA
using Disclosure.Workflow.Elsa;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>What Elsa tells its designer of our activities is what the catalogue says, which the check and the embedded engine read too.</summary>
public class ElsaCatalogueTests
{
    [Fact]
    public async Task Elsa_shows_every_activity_with_its_Chinese_name_its_inputs_and_its_ports()
    {
        await using var services = ElsaServices.Create();
        await ElsaServices.RegisterActivitiesAsync(services);
        var known = services.GetRequiredService<IActivityRegistry>().ListAll().ToLookup(d => d.TypeName);
        foreach (var activity in ActivityCatalogue.All)
        {
            var shown = Assert.Single(known[activity.Type]);
            Assert.Equal((activity.DisplayName, activity.Description), (shown.DisplayName, shown.Description));
            Assert.Contains(activity.DisplayName, c => c > 0x3000);
            foreach (var input in activity.Inputs)
            {
                var field = Assert.Single(shown.Inputs, i => string.Equals(i.Name, input.Name, StringComparison.OrdinalIgnoreCase));
                Assert.Equal((input.DisplayName, input.Hint), (field.DisplayName, field.Description));
                Assert.NotNull(field.Type);
            }

            if (Steps.IsStep(activity.Type))
            {
                Assert.Equal(activity.Inputs.Select(i => i.Name), shown.Inputs.Select(i => i.Name));
                Assert.Equal(activity.Outcomes, shown.Ports.Select(p => p.Name));
            }
        }
    }
}
#endif
