const FIRST_NAMES =
  'Amelia Omar Priya Callum Zainab Mateus Ingrid Kwame Sofia Declan Mei Tomasz Leila Andre Freya Rohan Chidera Elif Jonas Nadia Hugo Aisling Dmitri Thandi Lucas Fatima Oskar Rosa Haruto Gwen Samuel Anjali Pavel Ines Kofi Marta Tariq Bronwyn Diego Yasmin Erik Noor Caleb Linh Stefan Abena Rhys Camila Viktor Salma Theo Kavya Miguel Orla Bashir Petra Joel Amara Lars Hana Emeka Clara Farid Niamh Goran Lucia Ruben Sana Alistair Wanjiru Matteo Divya Henrik Paloma Idris Eva Dylan Sunita Marek Zola Felix Aaliyah Ivan Maeve Hassan Greta Nikhil Catarina Sven Imani Luca Ayesha Piotr Esme Javier Nkechi Colm Soraya Anton Beatriz Kenji Moira Adil Vera Tendai Astrid Rafael Meera Bruno Saoirse Yusuf Helena Ewan Lakshmi Milan Renata Jamal Sigrid Arjun Carmen';
const LAST_NAMES =
  'Okafor Silva Kowalski Hughes Nair Larsen Mensah Costa Byrne Chen Nowak Haddad Moreau Ali Bennett Sharma Eze Demir Weber Petrov Santos Dlamini Fischer Rossi Tanaka Evans Iyer Novak Duarte Asante Wilk Rahman Davies Ortega Mansour Lindqvist Farah Walker Nguyen Horvat Boateng Price Mendes Sokolov Khalil Laurent Reddy Garcia Doyle Yilmaz Keller Brooks Adeyemi Holm Sato Obi Meier Azizi Murphy Babic Romero Visser Malik Fraser Kamau Bianchi Patel Berg Vega Sesay Hoffman Morris Gupta Zielinski Ndlovu Becker Hussain Popescu Quinn Saleh Engel Menon Ferreira Dahl Osei Conti Qureshi Mazur Reid Navarro Chukwu Lynch Shah Ivanov Almeida Mori Sinclair Baig Klein Moyo Nilsson Ramos Pillai Greco Kearney Aydin Vidal Ross Banerjee Simic Cruz Toure Strand Varma Lopez Jansen';

const first = FIRST_NAMES.split(' ');
const last = LAST_NAMES.split(' ');

/** How many different people there can be. */
export const MOST_NAMES = first.length * last.length;

/**
 * The nth person: no two of the first `MOST_NAMES` are called the same, and neighbours share neither name. Beyond
 * that a middle initial keeps them apart.
 */
export function personName(n: number): { readonly first: string; readonly last: string } {
  const round = Math.floor(n / MOST_NAMES);
  const within = n % MOST_NAMES;
  const row = within % first.length;
  const column = (row * 37 + Math.floor(within / first.length)) % last.length;
  const initial = round === 0 ? '' : ` ${String.fromCharCode(64 + ((round - 1) % 26) + 1)}.`;
  return { first: `${first[row] ?? 'Sam'}${initial}`, last: last[column] ?? 'Reed' };
}
