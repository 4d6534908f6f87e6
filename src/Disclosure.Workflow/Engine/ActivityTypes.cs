namespace Disclosure.Workflow;

/// <summary>The type names of the activities that can be run.</summary>
public static class ActivityTypes
{
    /// <summary>Where an instance begins.</summary>
    public const string Start = "Elsa.Start";

    /// <summary>Ends the instance at once, whatever else is open.</summary>
    public const string Finish = "Elsa.Finish";

    /// <summary>True or False.</summary>
    public const string FlowDecision = "Elsa.FlowDecision";

    /// <summary>One port per case, else Default.</summary>
    public const string FlowSwitch = "Elsa.FlowSwitch";

    /// <summary>Several branches at once.</summary>
    public const string FlowFork = "Elsa.FlowFork";

    /// <summary>Branches come together.</summary>
    public const string FlowJoin = "Elsa.FlowJoin";

    /// <summary>Assigns a variable.</summary>
    public const string SetVariable = "Elsa.SetVariable";

    /// <summary>A task for a role.</summary>
    public const string Task = "Disclosure.Task";

    /// <summary>A wait for named signals.</summary>
    public const string Wait = "Disclosure.Wait";

    /// <summary>An internal notice.</summary>
    public const string Notice = "Disclosure.Notice";

    /// <summary>The start of a side instance.</summary>
    public const string StartSide = "Disclosure.StartSide";
}
