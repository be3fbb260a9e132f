/** What is asked: a citizen's history over three hops, and a page of 25 of the queue with citizen, doses and site. */
export const HISTORY = `query History($id: ID!) {
  citizen(id: $id) {
    id fullName dateOfBirth gender identityStatus
    identityDocument { kind number }
    doses {
      id doseNumber injectedOn lotNumber status
      vaccine { code product manufacturer }
      site { code name address commune { name } district { name } province { name } }
    }
  }
}`;

export const QUEUE = `query Queue($first: Int!) {
  complaints(filter: { scope: UNASSIGNED }, first: $first) {
    nodes {
      id code kind status version assignee { id name } deadline closedAt
      complainant { fullName dateOfBirth }
      citizen {
        id fullName dateOfBirth identityStatus
        doses { id doseNumber injectedOn lotNumber vaccine { code product } site { code name } }
      }
      site { code name address district { name } }
      responsible {
        level code
        site { code name district { name } }
        administrativeUnit { code name parent { name } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
