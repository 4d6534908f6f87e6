using MudBlazor;

namespace Disclosure.Web.Components.Layout;

/// <summary>The office's look: calm dark blue, small type, tight rows. Colour is left to what needs action.</summary>
public static class OfficeTheme
{
    private static readonly string[] Fonts = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "sans-serif"];

    /// <summary>The one theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1b4b7a",
            PrimaryDarken = "#143a60",
            PrimaryLighten = "#2f6aa3",
            Secondary = "#46586b",
            AppbarBackground = "#173f68",
            AppbarText = "#ffffff",
            Background = "#f5f7f9",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#1f2a36",
            TextPrimary = "#1f2a36",
            TextSecondary = "#4d5b6a",
            TextDisabled = "#6b7785",
            ActionDefault = "#4d5b6a",
            Divider = "#dfe5eb",
            LinesDefault = "#dfe5eb",
            LinesInputs = "#8795a4",
            TableLines = "#e6ebf0",
            Error = "#b3261e",
            Warning = "#8a5300",
            Success = "#1d6b3f",
            Info = "#1b5e8c",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.84375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "0.84375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.8125rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H2 = new H2Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H3 = new H3Typography { FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H4 = new H4Typography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H5 = new H5Typography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontSize = "0.875rem", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontSize = "0.8125rem", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.84375rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontSize = "0.75rem", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "3px",
            AppbarHeight = "44px",
            DrawerWidthLeft = "196px",
        },
    };
}
