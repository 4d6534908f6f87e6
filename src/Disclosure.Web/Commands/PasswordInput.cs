namespace Disclosure.Web.Commands;

/// <summary>Where a password comes from: never from the command line, which shells and process lists keep.</summary>
internal static class PasswordInput
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "DISCLOSURE_PASSWORD";

    /// <summary>The password, or why there is none.</summary>
    public static (string? Password, string? Problem) Read()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return (given, null);
        }

        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() is { Length: > 0 } line
                ? (line, null)
                : (null, $"没有提供密码：请在标准输入的第一行提供，或者设置环境变量 {Variable}。");
        }

        var first = Ask("密码：");
        return Ask("再次输入密码：") == first ? (first, null) : (null, "两次输入的密码不一致，账号没有新增。");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
