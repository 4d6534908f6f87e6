using System.Linq.Expressions;

namespace Disclosure.Web.Queues;

/// <summary>Keyset paging: no OFFSET, so that page 200 costs what page 1 does and inserts do not shift lines.</summary>
internal static class Keyset
{
    /// <summary>
    /// Orders by key and id, goes on from a place, and takes one page. Read backwards, the lines come in reverse: the caller
    /// turns them round.
    /// </summary>
    /// <param name="source">What is paged.</param>
    /// <param name="key">The key; not unique.</param>
    /// <param name="id">Makes the order total.</param>
    /// <param name="from">The place's key and id; null for the beginning.</param>
    /// <param name="descending">The list's order.</param>
    /// <param name="backwards">True for the lines before the place.</param>
    /// <param name="take">How many.</param>
    public static IQueryable<T> Page<T, TKey>(
        this IQueryable<T> source, Expression<Func<T, TKey>> key, Expression<Func<T, Guid>> id, (TKey Key, Guid Id)? from, bool descending, bool backwards, int take)
    {
        if (from is { } place)
        {
            source = source.Where(Beyond(key, id, place.Key, place.Id, less: descending != backwards));
        }

        return (descending != backwards
            ? source.OrderByDescending(key).ThenByDescending(id)
            : source.OrderBy(key).ThenBy(id)).Take(take);
    }

    private static Expression<Func<T, bool>> Beyond<T, TKey>(Expression<Func<T, TKey>> key, Expression<Func<T, Guid>> id, TKey keyValue, Guid idValue, bool less)
    {
        var line = key.Parameters[0];
        var idBody = new Swap(id.Parameters[0], line).Visit(id.Body);
        // Members of an object, not constants: the database then sees parameters and plans the statement once.
        var place = Expression.Constant(new Place<TKey>(keyValue, idValue));
        var keyPlace = Expression.Property(place, nameof(Place<TKey>.Key));
        var idPlace = Expression.Property(place, nameof(Place<TKey>.Id));
        Func<Expression, Expression, Expression> beyond = less ? Expression.LessThan : Expression.GreaterThan;
        return Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(
                beyond(key.Body, keyPlace),
                Expression.AndAlso(Expression.Equal(key.Body, keyPlace), beyond(idBody, idPlace))),
            line);
    }

    private sealed record Place<TKey>(TKey Key, Guid Id);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
