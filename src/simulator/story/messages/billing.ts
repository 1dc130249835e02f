import { conversation, type MessageScript } from './script.ts';

/** Bills: charged twice, too high, not understood, to be paid later. */
export const BILLING: readonly MessageScript[] = [
  conversation(
    'billing',
    'Charged twice',
    'worried',
    `
    C Hi, you took {amount} twice this month. I need that money for the rent
    A Hello {first}, I am {agent}. Let me check that straight away.
    A I can see both payments, one on the 1st and one on the 3rd. The second is our error.
    C How long until I get it back
    A Card refunds take three to five days. I can ask for a faster one by bank transfer.
    C Please, the rent goes out on {day}
    A~ Approved. The transfer leaves today and should be with you tomorrow.
    C Oh thank you. I was really worried
    A I understand. I have also stopped the double mandate, so it will not happen again.
    C Great service, thanks {agent}
    A All the best, {first}.
    `,
  ),
  conversation(
    'billing',
    'Broken promise of a refund',
    'angry',
    `
    C I was promised a refund of {amount} two weeks ago. Nothing. NOTHING
    A Hello {first}, this is {agent}. May I have the order number?
    C I have given it to four people. {order}
    A Thank you. I can see the promise in the notes, and that nobody released it.
    C So you lied to me
    A Somebody forgot, and that is not good enough. I am sorry.
    C Sorry does not pay my bills
    A I will release it now. Give me two minutes.
    C~ That was ten minutes ago. Is this a joke?
    C~ I am posting this everywhere
    A~ I am still here. My approval was refused because the amount is above my limit.
    C Then get me someone who can
    A I have asked my supervisor to approve it. I will not close this before it is done.
    C I will wait. One more time
    A~ It is approved and sent, reference {order}-R. You should see it by {day}.
    C I believe it when I see it
    A I set myself a reminder for {day} and will write to you then.
    `,
  ),
  conversation(
    'billing',
    'Bill higher than usual',
    'patient',
    `
    C Hello, my bill is {amount} this month, usually it is about half. Can you tell me why?
    A Hello {first}, this is {agent}. I will have a look.
    A It covers two periods: the last one was not sent because the card had expired.
    C Ah! That makes sense, I got a new card in spring
    A Exactly. If two at once is too much, I can split it over three months.
    C No it is fine, I only wanted to understand it
    A Then everything is in order. I will send you the two bills by email.
    C Thanks a lot, have a nice {day}
    A And you!
    `,
  ),
  conversation(
    'billing',
    'Pay in instalments',
    'worried',
    `
    C I can not pay the whole {amount} at once. I lost my job last month
    A I am sorry to hear that, {first}. My name is {agent}, and we will find something.
    C I could do a third now
    A That helps. I can put the rest on two dates that you choose, without a fee.
    C Really? No extra?
    A No extra. Would the 5th of the next two months work?
    C The 10th would be better, that is when the support comes
    A The 10th it is. You will not get any reminders in between.
    C I did not expect that. Thank you so much
    A Good luck with the search, {first}.
    `,
  ),
  conversation(
    'billing',
    'Cancel my plan',
    'angry',
    `
    C cancel my plan. now
    A Hello {first}, this is {agent}. I can do that. May I ask what went wrong?
    C Price went up 3 times. Not once did you ask
    A I see the three increases. You should have been told each time, and twice you were not.
    C exactly
    A I could put you back on the old price for a year, in writing. Or I cancel today. Your choice.
    C~ In writing? Where
    A In an email with my name under it, in the next minute.
    C ok send it. If it is there I stay
    A Sent. The old price counts from this month on.
    C got it. fine
    A Thank you for giving us another chance, {first}.
    `,
  ),
  conversation(
    'billing',
    'Copy of an invoice',
    'cheerful',
    `
    C Hello! Tax time 😅 could you send me the invoices of last year again?
    A Hello {first}! All twelve, or as one document?
    C One would be wonderful
    A It is on its way to the email ending in example.com. Is that still right?
    C Yes! Got it already. You are quick
    A Then good luck with the tax office.
    C Thanks, I will need it
    `,
  ),
  conversation(
    'billing',
    'Card about to expire',
    'patient',
    `
    A Hello {first}, this is {agent}. The card we have for you expires this month. You can change it in your account before {day}.
    C Thanks. Is it safe to send you the number here?
    A Please do not: never send card numbers by text. The account page is the right place.
    C Good that I asked. Done it now
    A I can see it, everything is set. Thank you, {first}.
    `,
  ),
];
