using Vane.Model;

namespace Vane.Sample;

/// <summary>A source of the sample world: turns what is published into what is delivered.</summary>
internal interface ISampleSource
{
    /// <summary>Takes a post as published, without observations.</summary>
    void Publish(Item post, Subject subject, long at);

    /// <summary>Ends the world.</summary>
    void Close();
}

/// <summary>A list of papers that shows no figures and knows only the day.</summary>
internal sealed class PaperList(Outbox outbox) : ISampleSource
{
    public void Publish(Item post, Subject subject, long at) =>
        outbox.Add(post with { Published = Clockwork.At(at - (at % Clockwork.Day)) });

    public void Close()
    {
    }
}
