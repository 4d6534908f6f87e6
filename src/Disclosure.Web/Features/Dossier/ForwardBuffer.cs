namespace Disclosure.Web.Features.Dossier;

/// <summary>
/// Takes what is written and passes it on when asked. ZIP entries finish with a blocking write, which a response refuses; here
/// it goes into memory, one entry at a time, and on from there without blocking.
/// </summary>
/// <param name="target">Where it goes.</param>
internal sealed class ForwardBuffer(Stream target) : Stream
{
    private readonly MemoryStream pending = new();

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Passes on what was written so far.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        await target.WriteAsync(pending.GetBuffer().AsMemory(0, (int)pending.Length), ct);
        await target.FlushAsync(ct);
        pending.SetLength(0);
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => pending.Write(buffer, offset, count);

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => pending.Write(buffer);

    /// <inheritdoc />
    public override void Flush()
    {
        // Only what is drained goes on.
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        pending.Dispose();
        base.Dispose(disposing);
    }
}
