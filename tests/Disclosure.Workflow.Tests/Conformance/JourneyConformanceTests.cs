using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>The ways of the shipped definitions, on every engine of the build.</summary>
public class JourneyConformanceTests
{
    private static JsonObject Facts(bool receipt = true, bool answered = true, bool proof = false) =>
        new() { ["receiptConfirmed"] = receipt, ["departmentsAnswered"] = answered, ["proofNeeded"] = proof };

    [Fact]
    public void A_request_goes_the_whole_way()
    {
        var x = new Ensemble(ShippedDefinitions.Request) { Facts = Facts(receipt: false, answered: false) };
        x.Start().Complete("Register", "registered").Complete("ConfirmReceipt", "confirmed");
    }
}
