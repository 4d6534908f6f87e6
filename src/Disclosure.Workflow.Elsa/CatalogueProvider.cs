using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// Shows our activities to Elsa, and so to its designer: names and descriptions in Chinese, typed inputs, ports. All of it is
/// read from <see cref="ActivityCatalogue"/>, which the check and the embedded engine read too.
/// </summary>
internal sealed class CatalogueProvider : IActivityProvider, IActivityDescriptorModifier
{
    private const string Category = "依申请公开";

    /// <inheritdoc />
    public ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default) =>
        new(ActivityCatalogue.All.Where(a => Steps.IsStep(a.Type)).Select(Describe).ToList());

    /// <summary>Elsa's own activities get the names of the catalogue too.</summary>
    public void Modify(ActivityDescriptor descriptor)
    {
        if (ActivityCatalogue.Find(descriptor.TypeName) is not { } description)
        {
            return;
        }

        descriptor.DisplayName = description.DisplayName;
        descriptor.Description = description.Description;
        foreach (var input in descriptor.Inputs)
        {
            var known = description.Inputs.FirstOrDefault(i => string.Equals(i.Name, input.Name, StringComparison.OrdinalIgnoreCase));
            (input.DisplayName, input.Description) = known is null ? (input.DisplayName, input.Description) : (known.DisplayName, known.Hint);
        }
    }

    private static ActivityDescriptor Describe(ActivityDescription activity) => new()
    {
        TypeName = activity.Type,
        ClrType = typeof(StepActivity),
        Namespace = activity.Type[..activity.Type.IndexOf('.', StringComparison.Ordinal)],
        Name = activity.Type[(activity.Type.IndexOf('.', StringComparison.Ordinal) + 1)..],
        Version = 1,
        Category = Category,
        DisplayName = activity.DisplayName,
        Description = activity.Description,
        Kind = ActivityKind.Action,
        Inputs = [.. activity.Inputs.Select(Describe)],
        Ports = [.. activity.Outcomes.Select(name => new Port { Name = name, DisplayName = name, Type = PortType.Flow })],
        Constructor = context =>
        {
            var made = context.CreateActivity<StepActivity>();
            made.Activity.Type = activity.Type;
            return made;
        },
    };

    private static InputDescriptor Describe(ActivityInput input, int order) => new()
    {
        Name = input.Name,
        DisplayName = input.DisplayName,
        Description = input.Hint,
        Category = Category,
        Order = order,
        Type = input.Kind switch
        {
            InputKind.Number => typeof(int),
            InputKind.Names => typeof(List<string>),
            InputKind.Labels or InputKind.Any => typeof(object),
            InputKind.Condition => typeof(bool),
            _ => typeof(string),
        },
        UIHint = input.Kind switch
        {
            InputKind.Names => InputUIHints.DynamicOutcomes,
            InputKind.Labels => InputUIHints.JsonEditor,
            InputKind.Choice => InputUIHints.DropDown,
            _ => InputUIHints.SingleLine,
        },
        DefaultSyntax = input.Kind is InputKind.Names or InputKind.Labels ? WorkflowExpression.Object : WorkflowExpression.Literal,
        UISpecifications = input.Kind == InputKind.Choice ? DropDown(input.Choices) : null,
        IsWrapped = true,
        IsSynthetic = true,
        ValueGetter = activity => activity.SyntheticProperties.TryGetValue(input.Name, out var value) ? value : null,
        ValueSetter = (activity, value) => activity.SyntheticProperties[input.Name] = value!,

        // Evaluated by the step when it is entered, and not again when it is resumed: the facts have changed by then.
        AutoEvaluate = false,
    };

    private static Dictionary<string, object> DropDown(IEnumerable<string> choices) => new()
    {
        [InputUIHints.DropDown] = new { SelectList = new { Items = choices.Select(c => new { Text = c, Value = c }).ToArray(), IsFlagsEnum = false } },
    };
}
