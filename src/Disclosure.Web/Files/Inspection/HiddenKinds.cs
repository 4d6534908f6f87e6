namespace Disclosure.Web.Files.Inspection;

/// <summary>The office's words for the kinds of hidden content.</summary>
public static class HiddenKinds
{
    /// <summary>Whether a file with this may be released.</summary>
    public static HiddenSeverity Severity(HiddenKind kind) => kind switch
    {
        HiddenKind.AuthorMetadata or HiddenKind.SoftwareMetadata or HiddenKind.ExternalLink or HiddenKind.OcrLayer or HiddenKind.TypeMismatch => HiddenSeverity.Notice,
        _ => HiddenSeverity.Blocking,
    };

    /// <summary>
    /// True for what says less of the file than of the inspection, or what an electronic seal brings with it: a person who looked
    /// may answer for it in writing. Content that is there and hidden is never answered for, it is removed.
    /// </summary>
    public static bool MayBeJustified(HiddenKind kind) =>
        kind is HiddenKind.Unreadable or HiddenKind.PartlyInspected or HiddenKind.Encrypted or HiddenKind.EarlierRevision or HiddenKind.FormField;

    /// <summary>The weight in Chinese.</summary>
    public static string Label(HiddenSeverity severity) => severity == HiddenSeverity.Blocking ? "须先清除" : "请留意";

    /// <summary>The Chinese name of the kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a kind.</exception>
    public static string Label(HiddenKind kind) => Of(kind).Label;

    /// <summary>One Chinese sentence: how to get rid of it in WPS, Word, Excel or Acrobat.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a kind.</exception>
    public static string Advice(HiddenKind kind) => Of(kind).Advice;

    private static (string Label, string Advice) Of(HiddenKind kind) => kind switch
    {
        HiddenKind.Unreadable => ("无法核验", "请用 WPS 或 Word 打开后另存为 DOCX、XLSX 或 PDF，再上传核验；打不开的，请重新制作公开件。"),
        HiddenKind.Encrypted => ("已加密", "请用密码打开文件，在“文件—信息—保护文档”（WPS 为“文件—文档加密”，Acrobat 为“文件—属性—安全性”）中取消密码后另存。"),
        HiddenKind.PartlyInspected => ("未能全部核验", "文件过于复杂或者有损坏，请在 WPS 或 Acrobat 中重新输出为 PDF 后再核验；仍不能核验的，请打印后扫描。"),
        HiddenKind.TypeMismatch => ("内容与扩展名不符", "请确认选对了文件，并用相应软件打开后以正确的格式另存。"),
        HiddenKind.TrackedChange => ("修订痕迹", "请在“审阅”中逐条接受或者拒绝全部修订，关闭修订后保存；共享工作簿请在“审阅”中取消共享。"),
        HiddenKind.Comment => ("批注", "请在“审阅—批注”中删除全部批注；PDF 请在 Acrobat 的“注释”面板中全选后删除。"),
        HiddenKind.HiddenText => ("隐藏文字", "请按 Ctrl+A 全选，在“字体”对话框中取消“隐藏文字”，看清内容后删除不应公开的部分。"),
        HiddenKind.InvisibleText => ("看不见的文字", "请全选后将字体颜色改为黑色、字号改为正常、单元格格式改为“常规”，看清内容后删除不应公开的部分。"),
        HiddenKind.CoveredText => ("被遮盖但仍可复制的文字", "请勿用色块遮盖；请回到原稿删除该文字后重新生成 PDF，或者用 Acrobat 的“密文—标记密文—应用”处理。"),
        HiddenKind.CroppedContent => ("页面显示范围之外的内容", "裁剪页面不会删除内容；请回到原稿删除后重新生成 PDF，或者用 Acrobat 的“密文—清理文档”处理。"),
        HiddenKind.CroppedPicture => ("图片被裁剪的部分", "请选中图片，在“图片格式—压缩图片”中勾选“删除图片的剪裁区域”后保存。"),
        HiddenKind.UnappliedRedaction => ("密文标记尚未应用", "请在 Acrobat 的“密文”工具中点击“应用”，并选择同时清理隐藏信息。"),
        HiddenKind.HiddenHeader => ("不显示的页眉页脚", "请在“页眉和页脚”中勾选“首页不同”“奇偶页不同”，看清内容后删除，再取消勾选。"),
        HiddenKind.HiddenObject => ("隐藏的图形或者对象", "请在“开始—选择—选择窗格”中点击“全部显示”，看清内容后删除不应公开的对象。"),
        HiddenKind.AlternateContent => ("备用内容", "请将该图形或者文本框的内容剪切后以纯文本方式重新粘贴，或者输出为 PDF。"),
        HiddenKind.HiddenSheet => ("隐藏的工作表", "请右击工作表标签选择“取消隐藏”，看清后删除；列不出来的（深度隐藏），请将要公开的工作表复制到新工作簿。"),
        HiddenKind.HiddenRowOrColumn => ("隐藏的行或者列", "请全选工作表，右击行号、列标选择“取消隐藏”，看清后删除不应公开的行、列。"),
        HiddenKind.FilteredRow => ("被筛选掉的行", "请在“数据”中清除筛选，删除不应公开的行；筛选不会删除数据。"),
        HiddenKind.HiddenName => ("隐藏的名称", "请用“文件—信息—检查文档”清除隐藏的名称，或者将要公开的工作表复制为数值到新工作簿。"),
        HiddenKind.CachedData => ("缓存的数据", "请将数据透视表、外部引用复制后“选择性粘贴—数值”到新工作簿，再公开新工作簿。"),
        HiddenKind.DataConnection => ("数据连接", "请在“数据—查询和连接”（Word 为“邮件—开始邮件合并—普通文档”）中删除连接后保存。"),
        HiddenKind.PrivateData => ("附带的数据", "请用“文件—信息—检查文档”全部删除；仍有的，请输出为 PDF 后公开。"),
        HiddenKind.Attachment => ("内嵌的文件或者对象", "请删除文档中的内嵌对象，或者选择性粘贴为图片；PDF 请在 Acrobat 的“附件”面板中删除。"),
        HiddenKind.Macro => ("宏或者脚本", "请另存为不含宏的 DOCX 或 XLSX；PDF 请在 Acrobat 的“JavaScript”工具中全部删除，或者重新打印为 PDF。"),
        HiddenKind.FormField => ("表单中填写的内容", "请核对各表单域的内容，用“打印—打印为 PDF”将表单压平后公开。"),
        HiddenKind.HiddenLayer => ("关闭的图层", "请在 Acrobat 的“图层”面板中显示全部图层，看清后删除不应公开的图层并拼合图层。"),
        HiddenKind.EarlierRevision => ("文件内保留的以前版本", "请用“文件—另存为”（不是“保存”）或者“打印为 PDF”重新生成；已盖电子印章的，请以清理后的文件重新盖章。"),
        HiddenKind.UnreferencedContent => ("删除后仍留在文件中的内容", "请用“打印为 PDF”或者 Acrobat 的“文件—另存为优化的 PDF”重新生成文件。"),
        HiddenKind.TrailingData => ("文件首尾附带的其他数据", "请用相应软件打开后另存为新文件；图片请用“画图”打开后另存。"),
        HiddenKind.Thumbnail => ("缩略图", "请用“文件—信息—检查文档”清除，并取消“保存缩略图”；图片请用“画图”另存，PDF 请重新打印为 PDF。"),
        HiddenKind.Location => ("拍摄位置", "请在图片“属性—详细信息”中点击“删除属性和个人信息”，再重新插入文档。"),
        HiddenKind.AuthorMetadata => ("作者等文档属性", "请在“文件—信息—检查文档”（WPS 为“文件—文件信息—属性”，Acrobat 为“文件—属性”）中清除作者、单位等信息。"),
        HiddenKind.SoftwareMetadata => ("软件和设备信息", "一般可以公开；需要清除的，请在文件“属性—详细信息”中删除，或者重新打印为 PDF。"),
        HiddenKind.ExternalLink => ("外部链接和本机路径", "请在“文件—信息—编辑指向文件的链接”（“数据—编辑链接”）中断开链接，并删除指向内部路径的超链接。"),
        HiddenKind.OcrLayer => ("扫描件背后的识别文字", "识别文字可以被搜索和复制，涂黑图像时不会一并删除；有遮盖处理的，请打印后重新扫描，或者在 Acrobat 中删除隐藏文字。"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of hidden content."),
    };
}
